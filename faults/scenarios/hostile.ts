import { Agent, request } from "node:http";
import { asSystem } from "#lib/db/scope.ts";
import { sign } from "#lib/oura/webhook-signature.ts";
import { readResidentMegabytes } from "../../scripts/process-table.ts";
import { audit, waitUntilApplied } from "../audit.ts";
import { type Malformed, toMalformed } from "../malformed.ts";
import type { Finding } from "../report.ts";
import { post, type SentEvent } from "../sender.ts";
import { openSubjects, toEventContent } from "../subjects.ts";
import type { World } from "../world.ts";

const atOnce = 16;
/** How often memory is looked at, and what it may grow by: the heap breathes. */
const parts = 30;
const mostGrowth = 32;

/** Requests that are no events: each is refused in one of three ways, and nothing is kept of any. */
export async function runMalformed({
  world,
  count,
}: {
  world: World;
  count: number;
}): Promise<Finding> {
  const { appUrl, apps, clientSecret: secret, random } = world;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const statuses = new Map<number, number>();
  const memory = () => apps.reduce((sum, app) => sum + readResidentMegabytes(app.pid()), 0);
  let sent = 0;
  const sendUntil = async (most: number): Promise<void> => {
    while (sent < most) {
      sent += 1;
      const malformed = toMalformed({ random, secret });
      const status = await sendMalformed({ agent, url: `${appUrl}/api/oura/webhook`, malformed });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  const sendSome = (most: number) =>
    Promise.all(Array.from({ length: atOnce }, () => sendUntil(most)));
  // The first third brings the heap to its working size; then the middle one is held against the last.
  const samples: number[] = [];
  for (let part = 1; part <= parts; part += 1) {
    await sendSome(Math.floor((count * part) / parts));
    samples.push(memory());
  }
  const third = parts / 3;
  const growth = toMedian(samples.slice(2 * third)) - toMedian(samples.slice(third, 2 * third));
  agent.destroy();
  const others = [...statuses.keys()].filter((status) => ![400, 401, 413].includes(status));
  const kept = await countEventsOf(["malformed"]);
  const health = await fetch(`${appUrl}/api/health/ready`);
  await health.body?.cancel();
  return {
    scenario: `malformed webhooks × ${count}`,
    figures: {
      sent,
      refused: [400, 401, 413].map((one) => `${one}: ${statuses.get(one) ?? 0}`).join(", "),
      stored: kept,
      "growth MB": Math.round(growth),
    },
    violations: [
      ...others.map((status) => `${statuses.get(status)} were answered ${status}`),
      ...(kept > 0 ? [`${kept} were stored`] : []),
      ...(growth > mostGrowth ? [`the app grew by ${Math.round(growth)} MB`] : []),
      ...(health.ok ? [] : [`health answered ${health.status} afterwards`]),
    ],
  };
}

function toMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Well-formed events that Oura never sent: none passes. */
export async function runForged({
  world,
  count,
}: {
  world: World;
  count: number;
}): Promise<Finding> {
  const { appUrl, clientSecret, random } = world;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let refused = 0;
  const now = Math.floor(Date.now() / 1000);
  for (let index = 0; index < count; index += 1) {
    const content = { ...forgedEvent, object_id: `forged-${index}` };
    const body = Buffer.from(JSON.stringify(content));
    const other = Buffer.from(JSON.stringify({ ...content, user_id: "somebody-else" }));
    const [timestamp, signature] = random.pick([
      // Another secret, the empty one, another body, another moment, and a letter that Oura wrote long ago.
      [String(now), sign({ secret: `${clientSecret}x`, timestamp: String(now), rawBody: body })],
      [String(now), sign({ secret: "", timestamp: String(now), rawBody: body })],
      [String(now), sign({ secret: clientSecret, timestamp: String(now), rawBody: other })],
      [String(now), sign({ secret: clientSecret, timestamp: String(now - 1), rawBody: body })],
      [
        String(now - 8_000),
        sign({ secret: clientSecret, timestamp: String(now - 8_000), rawBody: body }),
      ],
    ]);
    const headers = { "x-oura-timestamp": timestamp, "x-oura-signature": signature };
    const malformed = { body, headers, isAnnounced: true };
    const status = await sendMalformed({ agent, url: `${appUrl}/api/oura/webhook`, malformed });
    if (status === 401) refused += 1;
  }
  agent.destroy();
  const stored = await countEventsOf([forgedEvent.user_id]);
  return {
    scenario: `forged webhooks × ${count}`,
    figures: { sent: count, refused: `401: ${refused}`, stored },
    violations: [
      ...(refused < count ? [`${count - refused} were not answered 401`] : []),
      ...(stored > 0 ? [`${stored} were stored`] : []),
    ],
  };
}

const forgedEvent = {
  event_type: "update",
  data_type: "daily_sleep",
  object_id: "forged",
  event_time: "2026-01-01T00:00:00Z",
  user_id: "forged",
};

/** Each event again and again, at once and after it was applied: acknowledged each time, applied once. */
export async function runReplayed({
  world,
  events: count,
  copies,
}: {
  world: World;
  events: number;
  copies: number;
}): Promise<Finding> {
  const { appUrl, clientSecret: secret, random, sandbox, signal } = world;
  const subjects = await openSubjects(sandbox);
  const [first, ...others] = subjects.documents;
  if (first === undefined) throw new Error("the sandbox has no document to send events about");
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const url = `${appUrl}/api/oura/webhook`;
  const made = Array.from({ length: count }, (_, index) => {
    const named = random.pick([first, ...others]);
    return { named, ...toEventContent({ named, at: Date.now() + index }) };
  });
  const bodies = made.flatMap(({ body }) => Array.from({ length: copies }, () => body));
  const send = (body: string) => post({ agent, url, secret, body });
  const early = await Promise.all(bodies.map(send));
  await waitUntilApplied({ subjects, seconds: 60, signal });
  const late = await Promise.all(bodies.map(send));
  const appliedIn = await waitUntilApplied({ subjects, seconds: 60, signal });
  agent.destroy();
  const refused = [...early, ...late].filter((status) => status !== 200).length;
  const sent = made.map(
    ({ key, named }): SentEvent => ({ key, named, tries: copies * 2, acknowledgedAt: Date.now() }),
  );
  const { stored, applied, lost, double, examples } = await audit({ subjects, events: sent });
  await subjects.close();
  return {
    scenario: `replayed webhooks, ${count} × ${copies * 2}`,
    figures: {
      sent: bodies.length * 2,
      acknowledged: bodies.length * 2 - refused,
      stored,
      applied,
      lost,
      double,
    },
    violations: [
      ...(refused > 0 ? [`${refused} copies were not answered 200`] : []),
      ...(appliedIn === null ? ["not applied in a minute"] : []),
      ...(lost + double > 0 ? [`${lost} lost, ${double} double`] : []),
      ...examples,
    ],
  };
}

async function countEventsOf(ouraUserIds: readonly string[]): Promise<number> {
  return asSystem("maintenance", (db) =>
    db.webhookEvent.count({ where: { ouraUserId: { in: [...ouraUserIds] } } }),
  );
}

/** @returns the status, 0 when there was no answer */
function sendMalformed({
  agent,
  url,
  malformed: { body, headers, isAnnounced },
}: {
  agent: Agent;
  url: string;
  malformed: Malformed;
}): Promise<number> {
  const length = isAnnounced ? { "content-length": String(body.length) } : {};
  return new Promise((done) => {
    const sending = request(
      url,
      { agent, method: "POST", headers: { ...headers, ...length }, timeout: 10_000 },
      (answer) => {
        answer.resume();
        answer.once("close", () => done(answer.statusCode ?? 0));
      },
    );
    sending.once("timeout", () => sending.destroy());
    sending.once("error", () => done(0));
    sending.end(body);
  });
}
