import { sign } from "#lib/oura/webhook-signature.ts";
import { runLoad, toPercentile } from "./load.ts";
import type { Figure } from "./report.ts";
import type { Stack } from "./stack.ts";

const seconds = 8;
const connections = 32;

/**
 * Signed events that are committed before they are acknowledged, against a POST route of the same
 * server that does nothing. Run in turns, so that a slow moment of the machine hits both.
 */
export async function measureWebhook({
  app,
  ouraUserId,
}: {
  app: Stack;
  ouraUserId: string;
}): Promise<Figure[]> {
  const noop = { perSecond: 0, latencies: [] as number[] };
  const durable = { perSecond: 0, latencies: [] as number[], refused: 0 };
  const turns = 3;
  for (let turn = 0; turn < turns; turn += 1) {
    const base = await runLoad({
      baseUrl: app.baseUrl,
      connections,
      seconds: seconds / turns,
      expectedStatus: 204,
      next: () => ({ path: "/api/ping", method: "POST", body: "{}", headers: json }),
    });
    noop.perSecond += base.perSecond / turns;
    noop.latencies.push(...base.latencies);
    const events = await runLoad({
      baseUrl: app.baseUrl,
      connections,
      seconds: seconds / turns,
      expectedStatus: 200,
      next: (index) =>
        toEventRequest({ secret: app.clientSecret, ouraUserId, index: turn * 1e6 + index }),
    });
    durable.perSecond += events.perSecond / turns;
    durable.refused += events.refused;
    durable.latencies.push(...events.latencies);
  }
  durable.latencies.sort((a, b) => a - b);
  noop.latencies.sort((a, b) => a - b);
  return [
    { name: "no-op POST route", value: noop.perSecond, unit: "requests/s" },
    { name: "webhook events committed", value: durable.perSecond, unit: "events/s" },
    {
      name: "webhook against no-op",
      value: durable.perSecond / noop.perSecond,
      unit: "×",
      target: { atLeast: 0.7 },
      against: "no-op POST route of the same server",
    },
    {
      name: "webhook acknowledgement p99",
      value: toPercentile(durable.latencies, 0.99),
      unit: "ms",
    },
    { name: "webhook events refused", value: durable.refused, unit: "", target: { atMost: 0 } },
  ];
}

const json = { "content-type": "application/json" };

function toEventRequest({
  secret,
  ouraUserId,
  index,
}: {
  secret: string;
  ouraUserId: string;
  index: number;
}) {
  const body = JSON.stringify({
    event_type: "update",
    data_type: "daily_sleep",
    object_id: `bench-${index}`,
    event_time: new Date().toISOString(),
    user_id: ouraUserId,
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    path: "/api/oura/webhook",
    method: "POST" as const,
    body,
    headers: {
      ...json,
      "x-oura-timestamp": timestamp,
      "x-oura-signature": sign({ secret, timestamp, rawBody: Buffer.from(body) }),
    },
  };
}
