import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isValidSignature } from "#lib/oura/webhook-signature.ts";
import { clientSecret } from "../testing/oauth-client.ts";
import { type Receiver, startReceiver } from "../testing/receiver.ts";
import { callApi, connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";
import { manage, subscribe } from "../testing/subscriber.ts";
import { retryDelay } from "./deliverer.ts";

let sandbox: RunningSandbox;
let receiver: Receiver;
beforeEach(async () => {
  sandbox = await startSandbox();
  receiver = await startReceiver();
});
afterEach(async () => {
  await sandbox.stop();
  await receiver.stop();
});

const follow = (event: string, type: string) =>
  subscribe({ base: sandbox.base, url: receiver.url, event, type });
const log = async () => sandbox.control.deliveries.list();
/** A grant on daily data, a subscription and one event on its way. */
const sendOne = async () => {
  await connect({ base: sandbox.base, scopes: ["daily"] });
  await follow("create", "daily_sleep");
  await sandbox.control.press("steady", "new-night");
};
const hour = 3600;

describe("a delivery", () => {
  test("tells of a new night, signed over timestamp and body, and the document is there", async () => {
    const token = await connect({ base: sandbox.base, scopes: ["daily"] });
    await follow("create", "sleep");
    const { changes } = await sandbox.control.press("steady", "new-night");
    await expect.poll(() => receiver.received).toHaveLength(1);
    const { headers, body } = receiver.received[0] ?? { headers: {}, body: "" };
    const timestamp = String(headers["x-oura-timestamp"]);
    const signature = String(headers["x-oura-signature"]);
    const mac = createHmac("sha256", clientSecret).update(timestamp + body);
    expect(signature).toBe(mac.digest("hex").toUpperCase());
    const rawBody = Buffer.from(body);
    expect(isValidSignature({ secret: clientSecret, timestamp, rawBody, signature })).toBe(true);
    const event = JSON.parse(body);
    const info = await callApi({ base: sandbox.base, token, path: "personal_info" });
    expect(event).toEqual({
      event_type: "create",
      data_type: "sleep",
      object_id: expect.any(String),
      event_time: "2026-11-22T10:00:00.000+00:00",
      user_id: info.body.id,
    });
    expect(changes.map(({ id }) => id)).toContain(event.object_id);
    const path = `sleep/${event.object_id}`;
    expect((await callApi({ base: sandbox.base, token, path })).status).toBe(200);
  });

  test("is stamped with real time, by which receivers judge its age, or with the sandbox's", async () => {
    await sendOne();
    await expect.poll(() => receiver.received).toHaveLength(1);
    await sandbox.control.webhooks.disturb({ timestamp: "sandbox" });
    await sandbox.control.press("steady", "new-night");
    await expect.poll(() => receiver.received).toHaveLength(2);
    const [real, moved] = receiver.received.map(({ headers }) =>
      Number(headers["x-oura-timestamp"]),
    );
    expect(Math.abs(Date.now() / 1000 - (real ?? 0))).toBeLessThan(60);
    expect(moved).toBe(Date.parse("2026-11-22T10:00:00Z") / 1000);
  });

  test("says nothing of data that no one granted, nor of people whose membership ended", async () => {
    await connect({ base: sandbox.base, scopes: ["heartrate"] });
    await connect({ base: sandbox.base, persona: "parent", scopes: ["daily"] });
    await follow("create", "daily_sleep");
    await sandbox.control.press("steady", "new-night");
    await sandbox.control.press("athlete", "new-night");
    await sandbox.control.press("parent", "membership");
    await sandbox.control.press("parent", "new-night");
    expect(await log()).toEqual([]);
  });

  test("goes to no subscription that has expired", async () => {
    await sendOne();
    await expect.poll(() => receiver.received).toHaveLength(1);
    sandbox.clock.now += 90 * 24 * hour * 1000;
    const before = (await log()).length;
    await sandbox.control.press("steady", "new-night");
    expect(await log()).toHaveLength(before);
  });
});

describe("an answer", () => {
  test.each([200, 204, 299, 301, 302, 307])(
    "of %i counts as delivered, and no redirect is followed",
    async (status) => {
      receiver.behaviour.event = () => status;
      await sendOne();
      await expect.poll(log).toMatchObject([{ status: "delivered", tries: [{ status }] }]);
      await sandbox.control.clock.advance(2 * hour);
      expect(receiver.received.length).toBe(1);
      expect(receiver.calls()).toBe(2);
    },
  );

  test("that fails is asked for again, byte for byte, until it is good", async () => {
    receiver.behaviour.event = (count) => [500, 404, 429, 302][count - 1] ?? 200;
    await sendOne();
    await sandbox.control.clock.advance(2 * 60);
    const [delivery] = await log();
    expect(delivery).toMatchObject({
      status: "delivered",
      tries: [{ status: 500 }, { status: 404 }, { status: 429 }, { status: 302 }],
    });
    const sent = receiver.received.map(({ body, headers }) => [
      body,
      headers["x-oura-timestamp"],
      headers["x-oura-signature"],
    ]);
    expect(new Set(sent.map(String)).size).toBe(1);
  });

  test("that never fits is given up after ten retries over about an hour, each at its moment", async () => {
    receiver.behaviour.event = () => 503;
    await sendOne();
    await sandbox.control.clock.advance(2 * hour);
    const [delivery] = await log();
    expect([delivery?.status, delivery?.tries.length]).toEqual(["failed", 11]);
    const times = delivery?.tries.map(({ at }) => Date.parse(at)) ?? [];
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(waits).toEqual(
      Array.from({ length: 10 }, (_, index) => Math.round(retryDelay(index + 1))),
    );
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(total / 3_600_000).toBeGreaterThan(0.9);
    expect(total / 3_600_000).toBeLessThan(1.1);
  });

  test("of 410 cancels the subscription and all that was to go there", async () => {
    receiver.behaviour.event = (count) => (count === 1 ? 500 : 410);
    await sendOne();
    await expect.poll(log).toMatchObject([{ status: "pending", tries: [{ status: 500 }] }]);
    await sandbox.control.press("steady", "new-night");
    await expect.poll(log).toMatchObject([{ status: "cancelled" }, { status: "cancelled" }]);
    expect((await manage({ base: sandbox.base })).body).toEqual([]);
    await sandbox.control.clock.advance(2 * hour);
    expect(receiver.received).toHaveLength(2);
  });

  test("that does not come within ten seconds is a failure", async () => {
    receiver.behaviour.event = (count) => (count === 1 ? null : 200);
    await sendOne();
    await expect.poll(() => receiver.received).toHaveLength(1);
    sandbox.clock.now += 7000;
    expect(await log()).toMatchObject([{ status: "pending", tries: [] }]);
    sandbox.clock.now += 3000;
    await expect
      .poll(log)
      .toMatchObject([
        { status: "pending", tries: [{ status: null, error: "no answer within 10 s" }] },
      ]);
    await sandbox.control.clock.advance(60);
    expect(await log()).toMatchObject([{ status: "delivered" }]);
  });

  test("is not waited for when the subscription was deleted meanwhile", async () => {
    receiver.behaviour.event = () => 500;
    await sendOne();
    await expect.poll(log).toMatchObject([{ tries: [{ status: 500 }] }]);
    const [subscription] = await sandbox.control.webhooks.subscriptions();
    await manage({ base: sandbox.base, method: "DELETE", path: `/${subscription?.id}` });
    expect(await log()).toMatchObject([{ status: "cancelled", next_attempt_at: null }]);
  });

  test("where nobody listens is a failure with its reason", async () => {
    await sendOne();
    await expect.poll(() => receiver.received).toHaveLength(1);
    await receiver.stop();
    await sandbox.control.press("steady", "new-night");
    await expect
      .poll(log)
      .toMatchObject([
        { status: "pending", tries: [{ status: null, error: expect.stringContaining("ECONN") }] },
        { status: "delivered" },
      ]);
    receiver = await startReceiver();
  });
});

describe("the delivery log", () => {
  test("is read by status, a delivery by its id, and sent again with its body unchanged", async () => {
    await sendOne();
    await expect.poll(log).toMatchObject([{ status: "delivered" }]);
    const { deliveries } = sandbox.control;
    const [first] = await deliveries.list({ status: "delivered" });
    if (first === undefined) throw new Error("nothing was delivered");
    expect(await deliveries.list({ status: "failed" })).toEqual([]);
    expect(await deliveries.get(first.id)).toEqual(first);
    expect(JSON.parse(first.body)).toMatchObject({ object_id: first.object_id });
    const stamps = () => receiver.received.map(({ headers }) => headers["x-oura-timestamp"]);
    await deliveries.replay(first.id, "original");
    await expect.poll(stamps).toHaveLength(2);
    expect(new Set(stamps()).size).toBe(1);
    const old = await deliveries.replay(first.id, 1_700_000_000);
    expect(old).toMatchObject({ replay_of: first.id, body: first.body });
    await expect.poll(stamps).toHaveLength(3);
    expect(stamps().at(-1)).toBe("1700000000");
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(await log()).toHaveLength(3);
  });
});
