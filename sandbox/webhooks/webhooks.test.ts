import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isValidSignature } from "#lib/oura/webhook-signature.ts";
import {
  callApi,
  clientId,
  clientSecret,
  connect,
  type RunningSandbox,
  startReceiver,
  startSandbox,
} from "../testing/running-sandbox.ts";
import { retryDelay } from "./deliverer.ts";

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

let sandbox: RunningSandbox;
let receiver: Receiver;
let answerWith: (count: number) => number;

beforeEach(async () => {
  answerWith = () => 200;
  sandbox = await startSandbox({ SANDBOX_RETRY_SPEED: "1000000" });
  receiver = await startReceiver((count) => answerWith(count));
});
afterEach(async () => {
  await sandbox.stop();
  await receiver.stop();
});

const manage = async ({
  method,
  path = "",
  body,
}: {
  method: string;
  path?: string;
  body?: unknown;
}) => {
  const response = await fetch(`${sandbox.base}/v2/webhook/subscription${path}`, {
    method,
    headers: {
      "x-client-id": clientId,
      "x-client-secret": clientSecret,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
};
const subscribe = (event_type: string, data_type: string, callback_url = receiver.url) =>
  manage({
    method: "POST",
    body: { callback_url, verification_token: "t", event_type, data_type },
  });
const act = async (action: string, persona = "steady") => {
  const response = await fetch(`${sandbox.base}/_sandbox/personas/${persona}/${action}`, {
    method: "POST",
  });
  return (await response.json()) as {
    last_night: string;
    last_day: string;
    changes: { event: string; type: string; id: string }[];
  };
};
const nextNight = (persona = "steady") => act("new-night", persona);

describe("subscriptions", () => {
  test("are created after the callback repeats the challenge, then read, renewed, changed and deleted", async () => {
    const created = await subscribe("create", "sleep");
    expect(created.status).toBe(201);
    expect(created.body.expiration_time).toMatch(/^2027-02-20T10:00:00\.\d{6}$/);
    const path = `/${created.body.id}`;
    expect((await manage({ method: "GET" })).body).toEqual([created.body]);
    expect((await manage({ method: "GET", path })).body).toEqual(created.body);
    sandbox.clock.now += 86_400_000;
    expect((await manage({ method: "PUT", path: `/renew${path}` })).body.expiration_time).toContain(
      "2027-02-21",
    );
    const changed = await manage({
      method: "PUT",
      path,
      body: { verification_token: "t", data_type: "workout" },
    });
    expect(changed.body).toMatchObject({ data_type: "workout", event_type: "create" });
    expect((await manage({ method: "DELETE", path })).status).toBe(204);
    expect((await manage({ method: "GET", path })).status).toBe(403);
  });

  test("are refused without credentials, for an unknown type, twice, and for a callback that is not there", async () => {
    const bare = await fetch(`${sandbox.base}/v2/webhook/subscription`);
    expect(bare.status).toBe(401);
    expect((await subscribe("create", "heartrate")).status).toBe(422);
    expect((await subscribe("create", "sleep", "http://127.0.0.1:1/hook")).status).toBe(400);
    expect((await manage({ method: "GET" })).body).toEqual([]);
    await subscribe("create", "sleep");
    expect((await subscribe("create", "sleep")).status).toBe(400);
  });
});

describe("deliveries", () => {
  test("tell of a new night, signed over timestamp and body, and the document is there", async () => {
    const token = await connect({ base: sandbox.base, scopes: ["daily"] });
    await subscribe("create", "sleep");
    const { changes } = await nextNight();
    await receiver.wait(1);
    const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: "" };
    const valid = isValidSignature({
      secret: clientSecret,
      timestamp: String(headers["x-oura-timestamp"]),
      rawBody: Buffer.from(body),
      signature: String(headers["x-oura-signature"]),
    });
    expect(valid).toBe(true);
    const event = JSON.parse(body);
    const info = await callApi({ base: sandbox.base, token, path: "personal_info" });
    expect(event).toMatchObject({
      event_type: "create",
      data_type: "sleep",
      user_id: info.body.id,
    });
    expect(changes.map(({ id }) => id)).toContain(event.object_id);
    expect(
      (await callApi({ base: sandbox.base, token, path: `sleep/${event.object_id}` })).status,
    ).toBe(200);
  });

  test("say nothing of data that no one granted", async () => {
    await connect({ base: sandbox.base, scopes: ["heartrate"] });
    await subscribe("create", "daily_sleep");
    await nextNight();
    await nextNight("athlete");
    expect(sandbox.store.value.deliveries).toEqual([]);
  });

  test("are tried again until they are taken", async () => {
    answerWith = (count) => (count < 4 ? 500 : 302);
    await connect({ base: sandbox.base, scopes: ["daily"] });
    await subscribe("create", "daily_sleep");
    await nextNight();
    // The clock of this sandbox stands still unless it is moved past each wait.
    await expect
      .poll(() => {
        sandbox.clock.now += 60_000;
        return sandbox.store.value.deliveries.at(-1);
      })
      .toMatchObject({ status: "delivered", lastStatus: 302, attempts: 4 });
    const stamps = receiver.received.map(({ headers }) => headers["x-oura-timestamp"]);
    expect(new Set(stamps.slice(-4)).size).toBe(1);
  });

  test("end with the subscription at 410 Gone", async () => {
    answerWith = () => 410;
    await connect({ base: sandbox.base, scopes: ["daily"] });
    await subscribe("create", "daily_sleep");
    await nextNight();
    await expect.poll(() => sandbox.store.value.deliveries.at(-1)?.status).toBe("cancelled");
    expect(sandbox.store.value.subscriptions).toEqual([]);
  });

  test("are given up after ten retries over about an hour", async () => {
    answerWith = () => 404;
    await connect({ base: sandbox.base, scopes: ["daily"] });
    await subscribe("create", "daily_sleep");
    await nextNight();
    await expect
      .poll(() => {
        sandbox.clock.now += 60_000;
        return sandbox.store.value.deliveries.at(-1);
      })
      .toMatchObject({ status: "failed", attempts: 11 });
    const total = Array.from({ length: 10 }, (_, index) => retryDelay(index + 1)).reduce(
      (sum, wait) => sum + wait,
      0,
    );
    expect(total / 3_600_000).toBeCloseTo(1, 1);
  });

  test("tell of an edited night under the same ids and of a deleted workout that is gone", async () => {
    const token = await connect({
      base: sandbox.base,
      persona: "athlete",
      scopes: ["daily", "workout"],
    });
    for (const type of ["sleep", "daily_sleep", "daily_readiness"]) await subscribe("update", type);
    await subscribe("delete", "workout");
    const latest = async () =>
      (await callApi({ base: sandbox.base, token, path: "sleep" })).body.data.findLast(
        ({ type }) => type === "long_sleep",
      );
    const before = await latest();
    const edited = await act("edit-night", "athlete");
    expect(edited.changes.map(({ type }) => type).toSorted()).toEqual([
      "daily_readiness",
      "daily_sleep",
      "sleep",
    ]);
    const after = await latest();
    expect(after).toMatchObject({
      id: before?.id,
      day: before?.day,
      bedtime_end: before?.bedtime_end,
      sleep_analysis_reason: "bedtime_edit",
    });
    expect(after?.bedtime_start).not.toBe(before?.bedtime_start);
    const deleted = await act("delete-workout", "athlete");
    const path = `workout/${deleted.changes[0]?.id}`;
    expect((await callApi({ base: sandbox.base, token, path })).status).toBe(404);
    await receiver.wait(4);
    const events = receiver.received.map(({ body }) => JSON.parse(body).event_type).toSorted();
    expect(events).toEqual(["delete", "update", "update", "update"]);
  });
});

describe("the horizon", () => {
  test("ends yesterday, grows by a night and then by its day", async () => {
    const morning = await act("new-night");
    expect([morning.last_night, morning.last_day]).toEqual(["2026-11-22", "2026-11-21"]);
    const evening = await act("new-day");
    expect([evening.last_night, evening.last_day]).toEqual(["2026-11-22", "2026-11-22"]);
    const next = await act("new-night");
    expect([next.last_night, next.last_day]).toEqual(["2026-11-23", "2026-11-22"]);
  });

  test("always grows by a night that was recorded", async () => {
    const types: string[] = [];
    for (let count = 0; count < 40; count++) {
      const { changes } = await act("new-night", "parent");
      types.push(...changes.filter(({ type }) => type === "daily_sleep").map(({ type }) => type));
    }
    expect(types).toHaveLength(40);
  });

  test("finishes an open day before the next night", async () => {
    await act("new-night");
    const next = await act("new-night");
    expect([next.last_night, next.last_day]).toEqual(["2026-11-23", "2026-11-22"]);
  });

  test("keeps what was already there when it grows", async () => {
    const heartRate = async () => {
      const response = await fetch(
        `${sandbox.base}/_sandbox/personas/steady/heartrate?from=2026-11-19&to=2026-11-30`,
      );
      return ((await response.json()) as { data: unknown[] }).data;
    };
    let before = await heartRate();
    for (const action of ["new-night", "new-day", "new-night"]) {
      await act(action);
      const after = await heartRate();
      expect(after.slice(0, before.length)).toEqual(before);
      before = after;
    }
  });
});
