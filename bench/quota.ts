import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { SandboxClient } from "../sandbox/client.ts";
import { toGeneratedId } from "../sandbox/people/generated.ts";
import { toPercentile } from "./load.ts";
import { connectAs, countComplete, openAsSystem, untilComplete } from "./people.ts";
import { type Ground, openProduct, type Product } from "./product.ts";
import type { Figure } from "./report.ts";

/** What upstream grants an application in five minutes, and the sandbox enforces. */
const quota = 5000;
const windowMs = 300_000;
const people = 20;
const longestMs = 900_000;
/** A person whose history is there already, and whose events come while the others' histories do. */
const quiet = "newcomer";

/**
 * Twenty people connect at once, five years each, against upstream's real quota: how much of it is
 * used, whether it is ever overrun, what the database takes of the time, and how long somebody
 * else's events wait meanwhile.
 */
export async function measureQuota(ground: Ground): Promise<Figure[]> {
  const product = await openProduct({
    ground,
    name: "quota",
    settings: {
      SANDBOX_YEARS: "5",
      SANDBOX_USERS: String(people),
      SANDBOX_RATE_LIMIT: String(quota),
      OURA_RATE_LIMIT: String(quota),
    },
  });
  const database = await openAsSystem(product.databaseUrl);
  try {
    const { signal } = ground.script;
    await connectAs({ product, database, persona: quiet, signal });
    await untilComplete({ database, count: 1, deadline: Date.now() + longestMs });
    const before = await readActiveSeconds(database);
    const begin = performance.now();
    const watching = watch({ product, database, deadline: Date.now() + longestMs });
    for (let number = 1; number <= people; number += 1) {
      await connectAs({ product, database, persona: toGeneratedId(number), signal });
    }
    const { arrivals, refused } = await watching;
    const seconds = (performance.now() - begin) / 1000;
    const active = (await readActiveSeconds(database)) - before;
    return [
      ...toFigures({ arrivals, refused, seconds, active }),
      ...(await readEventFigures(database)),
    ];
  } finally {
    await database.end();
    await product.stop();
  }
}

/** Requests that had arrived at a moment, in milliseconds of the run. */
interface Arrivals {
  at: number;
  count: number;
}

function toFigures({
  arrivals,
  refused,
  seconds,
  active,
}: {
  arrivals: readonly Arrivals[];
  refused: number;
  seconds: number;
  active: number;
}): Figure[] {
  const most = Math.max(...arrivals.map((end) => end.count - countAt(arrivals, end.at - windowMs)));
  const name = `${people} histories of five years`;
  return [
    { name: `${name}, connected to complete`, value: seconds, unit: "s" },
    { name: `${name}: requests`, value: arrivals.at(-1)?.count ?? 0, unit: "" },
    {
      name: `${name}: share of the quota in the fullest five minutes`,
      value: (100 * most) / quota,
      unit: "%",
      target: { atLeast: 95 },
    },
    { name: `${name}: answers of 429`, value: refused, unit: "", target: { atMost: 0 } },
    {
      name: `${name}: database's share of the time`,
      value: (100 * active) / seconds,
      unit: "%",
      target: { atMost: 15 },
    },
  ];
}

/** The last count not after a moment; 0 before the first. */
function countAt(arrivals: readonly Arrivals[], at: number): number {
  return arrivals.findLast((one) => one.at <= at)?.count ?? 0;
}

/** Counts what arrives until every history is complete, and has the quiet person's night edited meanwhile. */
async function watch({
  product,
  database,
  deadline,
}: {
  product: Product;
  database: Client;
  deadline: number;
}): Promise<{ arrivals: Arrivals[]; refused: number }> {
  const control = new SandboxClient({ url: product.addresses.sandboxUrl });
  await control.requests.clear();
  const begin = performance.now();
  const arrivals: Arrivals[] = [];
  let refused = 0;
  for (let round = 0; ; round += 1) {
    const { data } = await control.requests.counts();
    const asked = data.filter(({ route }) => route.startsWith("/v2/usercollection"));
    const count = asked.reduce((sum, one) => sum + one.count, 0);
    refused = asked.reduce((sum, { statuses }) => sum + (statuses["429"] ?? 0), 0);
    arrivals.push({ at: performance.now() - begin, count });
    if ((await countComplete(database)) > people) return { arrivals, refused };
    if (Date.now() > deadline) throw new Error("the histories are not complete in time");
    if (round % 10 === 5) await control.press(quiet, "edit-night");
    await sleep(1_000);
  }
}

/** How long the database's connections have been at work on statements, all added up. */
async function readActiveSeconds(database: Client): Promise<number> {
  const { rows } = await database.query<{ seconds: number }>(
    "SELECT active_time / 1000 AS seconds FROM pg_stat_database WHERE datname = current_database()",
  );
  return rows[0]?.seconds ?? Number.NaN;
}

async function readEventFigures(database: Client): Promise<Figure[]> {
  const { rows } = await database.query<{ ms: number }>(
    `SELECT 1000 * extract(epoch FROM processed_at - received_at)::float8 AS ms
     FROM webhook_event WHERE status = 'done' ORDER BY 1`,
  );
  const waits = rows.map(({ ms }) => ms);
  const { rows: open } = await database.query("SELECT 1 FROM webhook_event WHERE status <> 'done'");
  const name = "somebody else's events meanwhile";
  return [
    { name: `${name}: applied`, value: waits.length, unit: "" },
    { name: `${name}: not applied`, value: open.length, unit: "", target: { atMost: 0 } },
    { name: `${name}: received to stored, median`, value: toPercentile(waits, 0.5), unit: "ms" },
    { name: `${name}: received to stored, slowest`, value: waits.at(-1) ?? NaN, unit: "ms" },
  ];
}
