import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SandboxClient } from "../../sandbox/client.ts";
import { sha256 } from "../crypto.ts";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { getDocument, listDocuments } from "../documents/data.ts";
import { type DataTypeId, dataTypes } from "../oura/registry.ts";
import { scopes } from "../oura/scopes.ts";
import type { UserId } from "../user-id.ts";
import { getSyncProgress } from "./data.ts";
import { toInboxEvent } from "./inbox/mutations.ts";
import { receiveEvent } from "./inbox/receive.ts";
import { beginBackfill, requestSync } from "./mutations.ts";
import { type ConnectedPerson, connectPerson, deletePerson } from "./testing/connected-person.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "./testing/sandbox-process.ts";
import { type RunningWorker, startWorker } from "./testing/worker-process.ts";

// One file, since a worker takes the jobs of every test that shares its database.
let sandbox: RunningSandbox;
let control: SandboxClient;
let worker: RunningWorker | null = null;
let steady: ConnectedPerson;
let parent: ConnectedPerson;

beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_YEARS: "1" });
  control = new SandboxClient({ url: sandbox.url });
  for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
    vi.stubEnv(name, value);
  }
  steady = await connectPerson({ url: sandbox.url, personaId: "steady" });
  const ticked = scopes.map(({ name }) => name).filter((name) => name !== "tag");
  parent = await connectPerson({ url: sandbox.url, personaId: "parent", scopes: ticked });
});

afterAll(async () => {
  await worker?.stop();
  for (const person of [steady, parent]) if (person) await deletePerson(person);
  await sandbox?.stop();
  await closeDatabase();
});

function send(event: {
  dataType: string;
  eventType?: string;
  objectId: string;
  ouraUserId?: string;
  time?: string;
}): Promise<void> {
  return receiveEvent(
    toInboxEvent({
      event_type: event.eventType ?? "update",
      data_type: event.dataType,
      object_id: event.objectId,
      event_time: event.time ?? new Date().toISOString(),
      user_id: event.ouraUserId ?? steady.ouraUserId,
    }),
  );
}

const listEvents = (ouraUserId: string) =>
  asSystem("maintenance", (db) =>
    db.webhookEvent.findMany({ where: { ouraUserId }, select: { type: true, status: true } }),
  );

async function isStored(type: DataTypeId, documentId: string): Promise<boolean> {
  const { userId } = steady;
  return (await asUser(userId, (db) => getDocument(db, { userId, type, documentId }))) !== null;
}

async function untilRun(userId: UserId, status: string): Promise<void> {
  await vi.waitFor(async () => expect((await getSyncProgress(userId)).run?.status).toBe(status), {
    timeout: 150_000,
    interval: 250,
  });
}

describe("the inbox", () => {
  it("keeps the same event once, however often and however many at a time it comes", async () => {
    const event = { dataType: "daily_sleep", objectId: randomUUID(), time: "2026-11-22T06:00:00Z" };
    await Promise.all(Array.from({ length: 50 }, () => send(event)));
    await send(event);
    expect(await listEvents(steady.ouraUserId)).toEqual([
      { type: "daily_sleep", status: "pending" },
    ]);
  });

  it("queues one job for all events of a person's type", async () => {
    await Promise.all(
      Array.from({ length: 30 }, () => send({ dataType: "daily_sleep", objectId: randomUUID() })),
    );
    const jobs = await asSystem("maintenance", async (db) => {
      await db.$executeRaw`SELECT set_config('role', 'none', true)`;
      return db.$queryRaw`SELECT key FROM graphile_worker.jobs
        WHERE key LIKE ${`events:${steady.userId}:%`}`;
    });
    expect(jobs).toEqual([{ key: `events:${steady.userId}:daily_sleep` }]);
  });

  it("keeps events of unknown types and persons, and what no database can hold, without a job", async () => {
    const ouraUserId = randomUUID();
    await send({ dataType: "daily_sleep", objectId: "x", ouraUserId });
    await send({
      dataType: "meal\u0000\ud800".repeat(500),
      objectId: "x",
      ouraUserId,
      time: "soon",
    });
    const events = await listEvents(ouraUserId);
    expect(events.map(({ status }) => status)).toEqual(["unknown", "unknown"]);
    await asSystem("maintenance", (db) => db.webhookEvent.deleteMany({ where: { ouraUserId } }));
  });
});

describe("the worker", () => {
  it("takes a backfill up where a killed worker left it, within a minute", async () => {
    worker = await startWorker();
    await beginBackfill(steady.userId);
    await vi.waitFor(
      async () =>
        expect((await getSyncProgress(steady.userId)).run?.documents).toBeGreaterThan(100),
      { timeout: 60_000, interval: 20 },
    );
    await worker.kill();
    const before = await getSyncProgress(steady.userId);
    expect(before.run?.status).toBe("running");
    const killedAt = Date.now();
    worker = await startWorker();
    await vi.waitFor(
      async () => {
        const { types } = await getSyncProgress(steady.userId);
        const stuck = types.filter(
          ({ type, state, daysCovered }) =>
            state !== "complete" &&
            daysCovered === before.types.find((one) => one.type === type)?.daysCovered,
        );
        expect(stuck).toEqual([]);
      },
      { timeout: 60_000, interval: 250 },
    );
    expect(Date.now() - killedAt).toBeLessThan(60_000);
    await untilRun(steady.userId, "complete");
  }, 240_000);

  it.each(dataTypes.map(({ id }) => id).filter((id) => id !== "heartrate"))(
    "stores exactly the documents of %s that upstream has",
    async (type) => {
      const { userId } = steady;
      const data = await control.documents("steady", type);
      const stored = await asUser(userId, (db) =>
        listDocuments(db, { userId, type, range: null, withSeries: "all" }),
      );
      // By hash: a difference in a night's series would print pages.
      const digest = (documents: object[]) =>
        documents.map((one) => sha256(toText(one))).toSorted();
      expect(stored).toHaveLength(data.length);
      expect(digest(stored)).toEqual(digest(data));
    },
  );

  it("stores every heart-rate second that upstream has", async () => {
    const span = { from: "2015-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" };
    const data = await control.heartRate("steady", span);
    const seconds = new Set(data.map(({ timestamp }) => Math.floor(Date.parse(timestamp) / 1000)));
    const { types } = await getSyncProgress(steady.userId);
    expect(types.find(({ type }) => type === "heartrate")?.documents).toBe(seconds.size);
  });

  it("marks types without a scope as not granted, and completes without them", async () => {
    await beginBackfill(parent.userId);
    await untilRun(parent.userId, "complete");
    const { types } = await getSyncProgress(parent.userId);
    const refused = types.filter(({ state }) => state === "not_granted").map(({ type }) => type);
    expect(refused.toSorted()).toEqual(["enhanced_tag", "tag"]);
  }, 160_000);

  it("stores a document that an event names, and takes out one that was deleted", async () => {
    const { changes } = await control.press("steady", "delete-workout");
    const gone = changes[0]?.id ?? "";
    expect(await isStored("workout", gone)).toBe(true);
    await send({ dataType: "workout", eventType: "delete", objectId: gone });
    await vi.waitFor(async () => expect(await isStored("workout", gone)).toBe(false), 20_000);

    const countReadings = async () => {
      const { types } = await getSyncProgress(steady.userId);
      return types.find(({ type }) => type === "heartrate")?.documents ?? Number.NaN;
    };
    const readings = await countReadings();
    const synced = await control.press("steady", "new-night");
    const night = synced.changes.find(({ type }) => type === "sleep")?.id ?? "";
    await send({ dataType: "sleep", eventType: "create", objectId: night });
    await vi.waitFor(async () => expect(await isStored("sleep", night)).toBe(true), 20_000);
    // Heart rate has no webhook: the night is the sign that the ring has synced.
    await vi.waitFor(async () => expect(await countReadings()).toBeGreaterThan(readings), 20_000);
  }, 60_000);

  it("syncs at once when asked, and once a minute", async () => {
    expect(await requestSync(steady.userId)).toMatchObject({ state: "started" });
    expect(await requestSync(steady.userId)).toMatchObject({ state: "recent" });
    await untilRun(steady.userId, "complete");
    expect((await getSyncProgress(steady.userId)).run?.kind).toBe("sync_now");
  }, 60_000);

  it("says in words what failed, and tries again until it works", async () => {
    await control.faults.add({ path: "/v2/usercollection/daily_spo2", count: 2, status: 503 });
    const readError = async () => {
      const { types } = await getSyncProgress(parent.userId);
      return types.find(({ type }) => type === "daily_spo2")?.lastError;
    };
    await requestSync(parent.userId);
    await vi.waitFor(
      async () => expect(await readError()).toBe("Oura answered with an error of its own (503)."),
      { timeout: 20_000, interval: 50 },
    );
    await vi.waitFor(async () => expect(await readError()).toBeNull(), 40_000);
  }, 70_000);

  it("stops within seconds when told to", async () => {
    const begin = Date.now();
    expect(await worker?.stop()).toBe(0);
    expect(Date.now() - begin).toBeLessThan(10_000);
    worker = null;
  }, 20_000);
});

/** JSON with its keys in one order: the database keeps its own. */
function toText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner === null || typeof inner !== "object" || Array.isArray(inner)
      ? inner
      : Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  );
}
