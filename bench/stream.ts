import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { runStream, toPercentile } from "./load.ts";
import { openAsSystem } from "./people.ts";
import type { Figure } from "./report.ts";
import type { Stack } from "./stack.ts";
import { toEventRequest } from "./webhook.ts";

const perSecond = 1000;
const seconds = 60;
const longestDrainMs = 600_000;

/**
 * A thousand events a second for a minute, about documents that exist, while the worker applies them:
 * each is acknowledged, kept and applied, and counted at the end.
 */
export async function measureStream({
  app,
  databaseUrl,
  ouraUserId,
}: {
  app: Stack;
  databaseUrl: string;
  ouraUserId: string;
}): Promise<Figure[]> {
  const database = await openAsSystem(databaseUrl);
  try {
    const documents = await listDocuments(database);
    const before = await countEvents(database);
    const sent = perSecond * seconds;
    const { latencies, refused, answered } = await runStream({
      baseUrl: app.baseUrl,
      perSecond,
      seconds,
      connections: 128,
      expectedStatus: 200,
      next: (index) => {
        const { type, id } = documents[(index * 7919) % documents.length] ?? { type: "", id: "" };
        return toEventRequest({ secret: app.clientSecret, ouraUserId, type, objectId: id });
      },
    });
    const begin = performance.now();
    let now = await countEvents(database);
    while (now.pending > 0 && performance.now() - begin < longestDrainMs) {
      await sleep(500);
      now = await countEvents(database);
    }
    const drained = (performance.now() - begin) / 1000;
    const name = `${perSecond} events a second for ${seconds} s`;
    const none = { unit: "", target: { atMost: 0 } };
    return [
      { name: `${name}: acknowledged`, value: answered, unit: `of ${sent.toLocaleString("en")}` },
      { name: `${name}: refused or failed`, value: refused, ...none },
      { name: `${name}: missing in the inbox`, value: before.all + sent - now.all, ...none },
      {
        name: `${name}: not applied`,
        value: now.all - now.done - (before.all - before.done),
        ...none,
      },
      { name: `${name}: applied, after the last`, value: drained, unit: "s" },
      { name: `${name}: acknowledgement p50`, value: toPercentile(latencies, 0.5), unit: "ms" },
      { name: `${name}: acknowledgement p99`, value: toPercentile(latencies, 0.99), unit: "ms" },
    ];
  } finally {
    await database.end();
  }
}

async function listDocuments(database: Client): Promise<{ type: string; id: string }[]> {
  const { rows } = await database.query<{ type: string; id: string }>(
    `SELECT CASE type WHEN 'vO2_max' THEN 'vo2_max' ELSE type END AS type, document_id AS id
     FROM oura_document WHERE deleted_at IS NULL AND type LIKE ANY (ARRAY['daily_%', 'sleep', 'workout'])
     ORDER BY day, type, document_id`,
  );
  if (rows.length === 0) throw new Error("no document is stored");
  return rows;
}

async function countEvents(
  database: Client,
): Promise<{ all: number; pending: number; done: number }> {
  const { rows } = await database.query<{ all: number; pending: number; done: number }>(
    `SELECT count(*)::int AS all, count(*) FILTER (WHERE status = 'pending')::int AS pending,
       count(*) FILTER (WHERE status = 'done')::int AS done FROM webhook_event`,
  );
  return rows[0] ?? { all: 0, pending: 0, done: 0 };
}
