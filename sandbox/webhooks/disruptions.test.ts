import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { knownScopes } from "../oauth/scopes.ts";
import { type Receiver, startReceiver } from "../testing/receiver.ts";
import { connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";
import { subscribe } from "../testing/subscriber.ts";

let sandbox: RunningSandbox;
let receiver: Receiver;
const open = async (settings: Record<string, string> = {}) => {
  sandbox = await startSandbox(settings);
  const { base } = sandbox;
  await connect({ base, scopes: knownScopes });
  for (const type of ["sleep", "daily_sleep", "daily_readiness", "daily_spo2", "sleep_time"])
    await subscribe({ base, url: receiver.url, event: "create", type });
};
beforeEach(async () => {
  receiver = await startReceiver();
  await open();
});
afterEach(async () => {
  await sandbox.stop();
  await receiver.stop();
});

const night = () => sandbox.control.press("steady", "new-night");
const types = () => receiver.received.map(({ body }) => String(JSON.parse(body).data_type));

describe("the way to subscribers", () => {
  test("brings each event again, byte for byte, when it duplicates", async () => {
    await sandbox.control.webhooks.disturb({ duplicates: 2 });
    await night();
    await expect.poll(() => receiver.received).toHaveLength(15);
    const bodies = Map.groupBy(receiver.received, ({ body }) => body);
    expect([...bodies.values()].map(({ length }) => length)).toEqual([3, 3, 3, 3, 3]);
    const again = (await sandbox.control.deliveries.list()).filter((one) => one.replay_of !== null);
    expect(again).toHaveLength(10);
  });

  test("holds an event back for its delay", async () => {
    await sandbox.control.webhooks.disturb({ delay_seconds: 30 });
    await night();
    await sandbox.control.clock.advance(29);
    expect(receiver.received).toEqual([]);
    await sandbox.control.clock.advance(1);
    expect(receiver.received).toHaveLength(5);
  });

  test("lets later events overtake when it reorders, in the order of the seed", async () => {
    const orderOf = async () => {
      await night();
      await sandbox.control.clock.advance(60);
      return types().slice(-5);
    };
    await sandbox.control.webhooks.disturb({ reorder_seconds: 60 });
    const first = await orderOf();
    const announced = (await sandbox.control.deliveries.list()).map((one) => one.data_type);
    expect(first.toSorted()).toEqual(announced.toSorted());
    expect(first).not.toEqual(announced.toReversed());
    await sandbox.stop();
    await open();
    await sandbox.control.webhooks.disturb({ reorder_seconds: 60 });
    expect(await orderOf()).toEqual(first);
    await sandbox.stop();
    await open({ SANDBOX_SEED: "4" });
    await sandbox.control.webhooks.disturb({ reorder_seconds: 60 });
    expect(await orderOf()).not.toEqual(first);
  });

  test("keeps everything back while an outage holds, retries too, and sends it all at its end", async () => {
    await sandbox.control.webhooks.disturb({ outage: "hold" });
    await night();
    await sandbox.control.clock.advance(3 * 3600);
    expect(receiver.received).toEqual([]);
    expect(await sandbox.control.webhooks.read()).toMatchObject({ outage: "hold", pending: 5 });
    expect(await sandbox.control.webhooks.calm()).toMatchObject({ outage: "none" });
    await expect.poll(() => receiver.received).toHaveLength(5);
  });

  test("loses what happens while an outage loses, for good, and says so in the log", async () => {
    await sandbox.control.webhooks.disturb({ outage: "lose" });
    await night();
    await sandbox.control.webhooks.calm();
    await sandbox.control.clock.advance(3 * 3600);
    expect(receiver.received).toEqual([]);
    expect(await sandbox.control.deliveries.list({ status: "lost" })).toHaveLength(5);
  });

  test("is calm again after a reset", async () => {
    await sandbox.control.webhooks.disturb({ outage: "lose", duplicates: 3 });
    await sandbox.control.reset();
    expect(await sandbox.control.webhooks.read()).toMatchObject({ outage: "none", duplicates: 0 });
  });
});
