import { sign } from "#lib/oura/webhook-signature.ts";
import { type LoadRequest, runLoad, toPercentile } from "./load.ts";
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
  worker,
}: {
  app: Stack;
  ouraUserId: string;
  /** `stopped`: both routes have the machine to themselves; `running`: it applies the events meanwhile. */
  worker: "stopped" | "running";
}): Promise<Figure[]> {
  const noop = { perSecond: 0 };
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
    const events = await runLoad({
      baseUrl: app.baseUrl,
      connections,
      seconds: seconds / turns,
      expectedStatus: 200,
      next: (index) =>
        toEventRequest({
          secret: app.clientSecret,
          ouraUserId,
          type: "daily_sleep",
          objectId: `bench-${worker}-${turn}-${index}`,
        }),
    });
    durable.perSecond += events.perSecond / turns;
    durable.refused += events.refused;
    durable.latencies.push(...events.latencies);
  }
  durable.latencies.sort((a, b) => a - b);
  const situation = `worker ${worker}`;
  return [
    { name: `no-op POST route, ${situation}`, value: noop.perSecond, unit: "requests/s" },
    { name: `webhook events committed, ${situation}`, value: durable.perSecond, unit: "events/s" },
    {
      name: `webhook against no-op, ${situation}`,
      value: durable.perSecond / noop.perSecond,
      unit: "×",
      against: "no-op POST route of the same server",
      target: { atLeast: 0.85 },
    },
    {
      name: `webhook acknowledgement p99, ${situation}`,
      value: toPercentile(durable.latencies, 0.99),
      unit: "ms",
      target: { atMost: 250 },
    },
    {
      name: `webhook events refused, ${situation}`,
      value: durable.refused,
      unit: "",
      target: { atMost: 0 },
    },
  ];
}

const json = { "content-type": "application/json" };

/** A signed event as upstream sends it, of now. */
export function toEventRequest({
  secret,
  ouraUserId,
  type,
  objectId,
}: {
  secret: string;
  ouraUserId: string;
  type: string;
  objectId: string;
}): LoadRequest {
  const body = JSON.stringify({
    event_type: "update",
    data_type: type,
    object_id: objectId,
    event_time: new Date().toISOString(),
    user_id: ouraUserId,
  });
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    path: "/api/oura/webhook",
    method: "POST",
    body,
    headers: {
      ...json,
      "x-oura-timestamp": timestamp,
      "x-oura-signature": sign({ secret, timestamp, rawBody: Buffer.from(body) }),
    },
  };
}
