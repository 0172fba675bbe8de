import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { SandboxClient } from "../../../sandbox/client.ts";
import { listAlarms } from "../../alarms/data.ts";
import { closeDatabase } from "../../db/client.ts";
import { asSystem } from "../../db/scope.ts";
import { wantedSubscriptions } from "../../oura/subscription-plan.ts";
import { createSubscriptionsClient } from "../../oura/subscriptions.ts";
import { answerChallenge } from "../inbox/endpoint.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "../testing/sandbox-process.ts";
import { ensureSubscriptions } from "./ensure.ts";

const daySeconds = 86_400;
const path = "/v2/webhook/subscription*";
let app: Server;
let appUrl: string;
let sandbox: RunningSandbox;
let control: SandboxClient;

beforeAll(async () => {
  app = createServer((request, response) => {
    const answer = answerChallenge(new Request(new URL(request.url ?? "/", appUrl)));
    response.writeHead(answer.status);
    void answer.text().then((text) => response.end(text));
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  sandbox = await startSandbox({ SANDBOX_YEARS: "0.01" });
  for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
    vi.stubEnv(name, value);
  }
  vi.stubEnv("APP_URL", appUrl);
  control = new SandboxClient({ url: sandbox.url });
});

beforeEach(async () => {
  await control.faults.clear();
  await control.reset();
});

afterAll(async () => {
  await sandbox?.stop();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  await asSystem("maintenance", (db) => db.webhookSubscription.deleteMany());
  await closeDatabase();
});

const toPairs = (list: readonly { data_type: string; event_type: string }[]) =>
  list.map(({ data_type, event_type }) => `${data_type} ${event_type}`).toSorted();
const wanted = toPairs(
  wantedSubscriptions.map(({ dataType, eventType }) => ({
    data_type: dataType,
    event_type: eventType,
  })),
);

/** What is subscribed at Oura, which must be what is mirrored here. */
async function readSubscriptions() {
  const subscribed = await control.webhooks.subscriptions();
  const mirrored = await asSystem("maintenance", (db) => db.webhookSubscription.findMany());
  expect(mirrored.map(({ id }) => id).toSorted()).toEqual(
    subscribed.map(({ id }) => id).toSorted(),
  );
  return subscribed;
}

it("subscribes to each event of each type once, and then changes nothing", async () => {
  await ensureSubscriptions();
  expect(toPairs(await readSubscriptions())).toEqual(wanted);
  expect(wanted).toHaveLength(48);
  await control.requests.clear();
  await ensureSubscriptions();
  expect((await control.requests.list()).data).toHaveLength(1);
});

it("creates none twice when Oura creates it and answers with an error all the same", async () => {
  await control.faults.add({ path, method: "POST", status: 503, count: 12, applied: true });
  await ensureSubscriptions();
  expect(toPairs(await readSubscriptions())).toEqual(wanted);
});

it("ends with one of each however many processes subscribe at once and whatever fails", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  await control.faults.add({ path, method: "POST", status: 500, count: null, chance: 0.5 });
  const runs = await Promise.allSettled([1, 2, 3].map(() => ensureSubscriptions()));
  expect(runs.some(({ status }) => status === "rejected")).toBe(true);
  expect(await listAlarms()).toMatchObject([
    {
      kind: "webhook_subscriptions",
      detail: expect.stringContaining(`${appUrl}/api/oura/webhook`),
    },
  ]);
  await control.faults.clear();
  await ensureSubscriptions();
  expect(await listAlarms()).toEqual([]);
  expect(toPairs(await readSubscriptions())).toEqual(wanted);
});

it("renews all with less than a week left, and none before", async () => {
  await ensureSubscriptions();
  await control.clock.set(new Date(Date.now() - 84 * daySeconds * 1000).toISOString());
  await control.reset();
  await control.clock.set(new Date(Date.now() - 84 * daySeconds * 1000).toISOString());
  await ensureSubscriptions();
  const before = await readSubscriptions();
  expect(before.every(({ expires_at }) => toDaysLeft(expires_at) < 7)).toBe(true);
  await control.clock.set(new Date().toISOString());
  await ensureSubscriptions();
  const after = await readSubscriptions();
  expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
  expect(after.every(({ expires_at }) => toDaysLeft(expires_at) > 80)).toBe(true);
});

it("takes over what points to an address of before", async () => {
  const settings = toSandboxEnvironment(sandbox.url);
  const client = createSubscriptionsClient({
    baseUrl: sandbox.url,
    fetch,
    clientId: settings["OURA_CLIENT_ID"] ?? "",
    clientSecret: settings["OURA_CLIENT_SECRET"] ?? "",
  });
  const target = {
    callbackUrl: `${appUrl}/before`,
    verificationToken: settings["OURA_WEBHOOK_TOKEN"] ?? "",
  };
  await client.create({ dataType: "sleep", eventType: "create", ...target });
  await client.create({ dataType: "workout", eventType: "delete", ...target });
  await ensureSubscriptions();
  const subscribed = await readSubscriptions();
  expect(toPairs(subscribed)).toEqual(wanted);
  expect(new Set(subscribed.map(({ callback_url }) => callback_url))).toEqual(
    new Set([`${appUrl}/api/oura/webhook`]),
  );
});

function toDaysLeft(expiresAt: string): number {
  return (Date.parse(expiresAt) - Date.now()) / (daySeconds * 1000);
}

it("raises an alarm when Oura refuses the credentials, and ends it once they are taken", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  await control.faults.add({ path, method: "GET", status: 401, count: 1 });
  await expect(ensureSubscriptions()).rejects.toMatchObject({ kind: "unauthorised" });
  expect(await listAlarms()).toMatchObject([
    { kind: "webhook_subscriptions", detail: expect.stringContaining("OURA_CLIENT_SECRET") },
  ]);
  await ensureSubscriptions();
  expect(await listAlarms()).toEqual([]);
  expect(error).toHaveBeenCalledOnce();
});
