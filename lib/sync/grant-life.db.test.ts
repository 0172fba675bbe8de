import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { SandboxClient } from "../../sandbox/client.ts";
import { getConnection } from "../connections/data.ts";
import { saveConnection } from "../connections/mutations.ts";
import { getAccessToken } from "../connections/tokens.ts";
import { closeDatabase } from "../db/client.ts";
import { type DataTypeId, dataTypes } from "../oura/registry.ts";
import { scopes } from "../oura/scopes.ts";
import { getSyncProgress } from "./data.ts";
import { beginBackfill, requestSync } from "./mutations.ts";
import {
  type ConnectedPerson,
  connectPerson,
  deletePerson,
  giveConsent,
} from "./testing/connected-person.ts";
import { type JobRunner, openJobRunner } from "./testing/run-jobs.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "./testing/sandbox-process.ts";
import { readBothSets } from "./testing/stored-set.ts";
import { pollType, reconcileAll } from "./upkeep.ts";

const dayMs = 86_400_000;
const personaId = "steady";
const typeIds: readonly DataTypeId[] = dataTypes.map(({ id }) => id);
let sandbox: RunningSandbox;
let control: SandboxClient;
let runner: JobRunner;
let person: ConnectedPerson;

beforeAll(async () => {
  const clock = new Date(Date.now() - 5 * dayMs).toISOString();
  sandbox = await startSandbox({ SANDBOX_YEARS: "0.04", SANDBOX_CLOCK: clock });
  for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
    vi.stubEnv(name, value);
  }
  control = new SandboxClient({ url: sandbox.url });
  runner = await openJobRunner();
});

beforeEach(async () => {
  await control.reset();
  person = await connectPerson({ url: sandbox.url, personaId });
  await beginBackfill(person.userId);
  expect(await runner.run()).toEqual([]);
  await control.requests.clear();
});

afterEach(async () => {
  vi.useRealTimers();
  await deletePerson(person);
});

afterAll(async () => {
  await runner?.close();
  await sandbox?.stop();
  await closeDatabase();
});

/** Types of which something else is stored than upstream has. */
async function listDifferent(): Promise<DataTypeId[]> {
  const { userId } = person;
  const different: DataTypeId[] = [];
  for (const type of typeIds) {
    const { stored, upstream } = await readBothSets({ userId, personaId, type, control });
    if (JSON.stringify(stored) !== JSON.stringify(upstream)) different.push(type);
  }
  return different;
}

const live = () =>
  control.press(personaId, "new-night").then(() => control.press(personaId, "new-day"));
const getOwnConnection = () => getConnection(person.userId);

async function countRequests(path: string): Promise<number> {
  const { data } = await control.requests.list(1_000);
  return data.filter((request) => request.path.startsWith(path)).length;
}

async function reconnect(): Promise<void> {
  const { userId, ouraUserId } = person;
  const { tokens } = await giveConsent({ url: sandbox.url, personaId });
  const names = scopes.map(({ name }) => name);
  const saved = { userId, ouraUserId, tokens, requestedScopes: names, scopes: names };
  expect(await saveConnection(saved)).toEqual({ saved: true });
  await beginBackfill(userId);
  expect(await runner.run()).toEqual([]);
}

describe("a grant that was taken back at Oura", () => {
  it("is asked with no further request, keeps its data, and fills what was missed once renewed", async () => {
    const accessToken = await getAccessToken({ userId: person.userId });
    const revoke = `${sandbox.url}/oauth/revoke?access_token=${accessToken}`;
    expect((await fetch(revoke, { method: "POST" })).ok).toBe(true);
    await live();
    await control.requests.clear();
    await requestSync(person.userId);
    await runner.run();
    expect(await getOwnConnection()).toMatchObject({
      status: "needs_reauth",
      statusReason: expect.stringContaining("Connect your ring again"),
    });
    expect(await countRequests("/oauth/token")).toBe(1);

    await control.requests.clear();
    await reconcileAll();
    await pollType({ type: "heartrate", seconds: 1 });
    expect(await requestSync(person.userId)).toMatchObject({ state: "disconnected" });
    await runner.run();
    expect((await control.requests.list()).data).toEqual([]);
    expect(await listDifferent()).not.toEqual([]);

    await reconnect();
    expect(await listDifferent()).toEqual([]);
    const { types } = await getSyncProgress(person.userId);
    expect(types.every(({ state }) => state === "complete")).toBe(true);
    expect(await countRequests("/v2/usercollection/sleep")).toBeLessThan(5);
  }, 120_000);
});

describe("a membership that has ended", () => {
  it("is said, asked about daily, and caught up with when it is renewed", async () => {
    await control.press(personaId, "membership");
    await live();
    await requestSync(person.userId);
    await runner.run();
    expect(await getOwnConnection()).toMatchObject({ status: "membership_ended", deniedTypes: [] });

    await control.requests.clear();
    await pollType({ type: "heartrate", seconds: 1 });
    await runner.run();
    expect((await control.requests.list()).data).toEqual([]);
    await reconcileAll();
    await runner.run();
    expect(await countRequests("/v2/")).toBeGreaterThan(0);
    expect(await getOwnConnection()).toMatchObject({ status: "membership_ended" });

    await control.press(personaId, "membership");
    await reconcileAll();
    expect(await runner.run()).toEqual([]);
    expect(await getOwnConnection()).toMatchObject({ status: "active", statusReason: null });
    expect(await listDifferent()).toEqual([]);
  }, 120_000);
});

describe("a type that is refused with 401", () => {
  const path = "/v2/usercollection/daily_spo2*";

  it("is not granted, costs one refresh, and leaves everything else as it is", async () => {
    await control.faults.add({ path, status: 401, count: null });
    await live();
    await reconcileAll();
    expect(await runner.run()).toEqual([]);
    expect(await getOwnConnection()).toMatchObject({
      status: "active",
      deniedTypes: ["daily_spo2"],
    });
    expect(await countRequests("/oauth/token")).toBe(1);
    await reconcileAll();
    await runner.run();
    expect(await countRequests("/oauth/token")).toBe(1);
    expect(await listDifferent()).toEqual(["daily_spo2"]);
  }, 120_000);

  it("is asked for again within a week, and is whole once it is answered", async () => {
    await control.faults.add({ path, status: 401, count: null });
    await reconcileAll();
    await runner.run();
    await live();
    await control.faults.clear();
    const now = Date.now();
    vi.useFakeTimers({ toFake: ["Date"] });
    for (let day = 0; day < 7; day += 1) {
      vi.setSystemTime(now + day * dayMs);
      await reconcileAll();
      expect(await runner.run()).toEqual([]);
    }
    vi.useRealTimers();
    expect(await getOwnConnection()).toMatchObject({ status: "active", deniedTypes: [] });
    expect(await listDifferent()).toEqual([]);
  }, 180_000);
});
