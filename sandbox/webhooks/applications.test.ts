import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Clock } from "../clock.ts";
import { createSandbox } from "../sandbox.ts";
import { readSettings } from "../settings.ts";
import { StateStore } from "../state.ts";
import { type Family, families, legacy, newer } from "../testing/oauth-client.ts";
import { type Receiver, startReceiver } from "../testing/receiver.ts";
import { connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";
import { manage, subscribe } from "../testing/subscriber.ts";

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

const follow = async (family: Family) => {
  const { status, body } = await subscribe({
    base: sandbox.base,
    family,
    url: receiver.url,
    event: "create",
    type: "daily_sleep",
  });
  expect(status).toBe(201);
  return String(body.id);
};

describe.each(families)("the application of %s", (_, family) => {
  const other = family === legacy ? newer : legacy;

  test("subscribes beside the other one, and neither sees or touches the other's", async () => {
    const { base } = sandbox;
    const [mine, theirs] = [await follow(family), await follow(other)];
    const list = await manage({ base, family });
    expect(list.body.map(({ id }: { id: string }) => id)).toEqual([mine]);
    const path = `/${theirs}`;
    expect((await manage({ base, family, path })).status).toBe(403);
    expect((await manage({ base, family, path, method: "DELETE" })).status).toBe(403);
    expect((await manage({ base, family: other, path })).status).toBe(200);
  });

  test("is told, over its own secret, of what was granted to it and of nothing else", async () => {
    const { base } = sandbox;
    const [mine] = [await follow(family), await follow(other)];
    await connect({ base, family, scopes: ["daily"] });
    await connect({ base, family: other, scopes: ["heartrate"] });
    await sandbox.control.press("steady", "new-night");
    const log = await sandbox.control.deliveries.list();
    expect(log.map(({ subscription_id }) => subscription_id)).toEqual([mine]);
    await expect.poll(() => receiver.received).toHaveLength(1);
    const { headers, body } = receiver.received[0] ?? { headers: {}, body: "" };
    const mac = createHmac("sha256", family.clientSecret);
    const signature = mac.update(`${headers["x-oura-timestamp"]}${body}`).digest("hex");
    expect(headers["x-oura-signature"]).toBe(signature.toUpperCase());
  });
});

test("subscriptions from before there were several applications are the product's own", () => {
  const settings = readSettings({ OURA_CLIENT_ID: "mine" });
  const store = new StateStore({ path: null, now: 0 });
  store.value.subscriptions.push({
    id: "s",
    clientId: "",
    callbackUrl: "http://127.0.0.1/hook",
    eventType: "create",
    dataType: "sleep",
    expiresAt: 1,
  });
  createSandbox({ settings, store, clock: new Clock({ setting: { start: 0, speed: 0 } }) });
  expect(store.value.subscriptions[0]?.clientId).toBe("mine");
});
