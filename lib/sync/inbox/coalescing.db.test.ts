import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../../db/client.ts";
import { asSystem, asUser } from "../../db/scope.ts";
import { getDocument } from "../../documents/data.ts";
import { storeDocuments } from "../../documents/mutations.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import { type ConnectedPerson, connectPerson, deletePerson } from "../testing/connected-person.ts";
import {
  type RunningSandbox,
  startSandbox,
  toSandboxEnvironment,
} from "../testing/sandbox-process.ts";
import { toInboxEvent } from "./mutations.ts";
import { processEvents } from "./process.ts";
import { receiveEvent } from "./receive.ts";

let sandbox: RunningSandbox;
let person: ConnectedPerson;
/** Paths that were asked of the sandbox's API since the test began. */
const asked: string[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_YEARS: "1" });
  for (const [name, value] of Object.entries(toSandboxEnvironment(sandbox.url))) {
    vi.stubEnv(name, value);
  }
});
afterAll(async () => {
  await sandbox?.stop();
  await closeDatabase();
});

beforeEach(async () => {
  person = await connectPerson({ url: sandbox.url, personaId: "athlete" });
  asked.length = 0;
  const send = globalThis.fetch;
  vi.stubGlobal("fetch", (input: string | URL, init?: RequestInit) => {
    asked.push(new URL(input).pathname);
    return send(input, init);
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await takeJobs();
  await deletePerson(person);
});

function send({
  type,
  objectId,
  eventType = "update",
}: {
  type: string;
  objectId: string;
  eventType?: string;
}): Promise<void> {
  return receiveEvent(
    toInboxEvent({
      event_type: eventType,
      data_type: type,
      object_id: objectId,
      event_time: new Date().toISOString(),
      user_id: person.ouraUserId,
    }),
  );
}

/** The keys of the person's waiting jobs, taken out of the queue as a worker would. */
async function takeJobs(): Promise<string[]> {
  return asSystem("maintenance", async (db) => {
    await db.$executeRaw`SELECT set_config('role', 'none', true)`;
    const rows = await db.$queryRaw<{ id: string; key: string }[]>`
      SELECT id::text, key FROM graphile_worker.jobs WHERE key LIKE ${`%:${person.userId}:%`}`;
    const ids = rows.map(({ id }) => id);
    await db.$executeRaw`SELECT count(*) FROM graphile_worker.complete_jobs(${ids}::bigint[])`;
    return rows.map(({ key }) => key).toSorted();
  });
}

/** Runs jobs of the type's events for as long as one is queued, however far ahead. @returns how many ran. */
async function runJobs(type: DataTypeId): Promise<number> {
  const { userId } = person;
  for (let count = 0; count < 20; count += 1) {
    if (!(await takeJobs()).includes(`events:${userId}:${type}`)) return count;
    await asSystem("maintenance", async (db) => {
      await db.webhookEvent.updateMany({
        where: { ouraUserId: person.ouraUserId, status: "pending" },
        data: { dueAt: new Date() },
      });
    });
    await processEvents({ userId, type, isLastAttempt: false });
  }
  throw new Error("the jobs do not end");
}

async function isStored(type: DataTypeId, documentId: string): Promise<boolean> {
  const { userId } = person;
  return (await asUser(userId, (db) => getDocument(db, { userId, type, documentId }))) !== null;
}

async function countByStatus(): Promise<Record<string, number>> {
  const groups = await asSystem("maintenance", (db) =>
    db.webhookEvent.groupBy({
      by: ["status"],
      where: { ouraUserId: person.ouraUserId },
      _count: { _all: true },
    }),
  );
  return Object.fromEntries(groups.map(({ status, _count }) => [status, _count._all]));
}

async function listUpstream(type: DataTypeId): Promise<{ id: string; day: string }[]> {
  const path = `/_sandbox/personas/athlete/documents/${type}`;
  const response = await fetch(new URL(path, sandbox.url));
  const { data } = (await response.json()) as { data: { id: string; day: string }[] };
  asked.length = 0;
  return data;
}

describe("a burst of 500 events of one person's type", () => {
  it("costs one job and a few requests, and stores every document it names", async () => {
    const documents = (await listUpstream("daily_sleep")).slice(-10);
    await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        send({ type: "daily_sleep", objectId: documents[index % 10]?.id ?? "" }),
      ),
    );
    expect(await runJobs("daily_sleep")).toBeLessThanOrEqual(2);
    expect(asked.length).toBeLessThanOrEqual(2);
    const events = await countByStatus();
    expect(events).toEqual({ done: events["done"] });
    for (const { id } of documents) expect(await isStored("daily_sleep", id)).toBe(true);
  });

  it("costs at most ten requests though Oura has none of its objects, to the last try", async () => {
    await Promise.all(
      Array.from({ length: 500 }, () => send({ type: "sleep", objectId: randomUUID() })),
    );
    await runJobs("sleep");
    expect(asked.length).toBeLessThanOrEqual(10);
    expect(await countByStatus()).toEqual({ done: 500 });
    const marks = await asSystem("maintenance", (db) =>
      db.ouraDocument.count({ where: { userId: person.userId } }),
    );
    expect(marks).toBe(0);
  }, 60_000);

  it("finds documents that are older than what is read at first", async () => {
    const { userId } = person;
    const documents = await listUpstream("daily_sleep");
    await asSystem("worker", (db) =>
      storeDocuments(db, {
        userId,
        type: "daily_sleep",
        documents: documents.slice(0, 1),
        readAt: new Date(),
      }),
    );
    const older = documents.slice(1, 9);
    await Promise.all(older.map(({ id }) => send({ type: "daily_sleep", objectId: id })));
    await runJobs("daily_sleep");
    expect(asked.length).toBeLessThanOrEqual(10);
    for (const { id } of older) expect(await isStored("daily_sleep", id)).toBe(true);
  }, 60_000);

  it("never takes a stored document for deleted because a list lacks it", async () => {
    const { userId } = person;
    const documents = (await listUpstream("daily_sleep")).slice(-5);
    const ghosts = documents.map((one) => ({ ...one, id: randomUUID() }));
    await asSystem("worker", (db) =>
      storeDocuments(db, { userId, type: "daily_sleep", documents: ghosts, readAt: new Date(0) }),
    );
    await Promise.all(ghosts.map(({ id }) => send({ type: "daily_sleep", objectId: id })));
    await runJobs("daily_sleep");
    // Each was asked for by its id before it went.
    const ids = asked.map((path) => path.split("/").at(-1));
    expect(ids).toEqual(expect.arrayContaining(ghosts.map(({ id }) => id)));
    for (const { id } of ghosts) expect(await isStored("daily_sleep", id)).toBe(false);
  }, 60_000);
});

describe("the watch over a person's type", () => {
  const type = "daily_readiness";

  it("queues one job, and none while a job has said that it will look again", async () => {
    const { userId } = person;
    await send({ type, objectId: "one" });
    expect(await takeJobs()).toEqual([`events:${userId}:${type}`]);
    await send({ type, objectId: "two" });
    expect(await takeJobs()).toEqual([]);
  });

  it("ends when nothing is due, and the next event queues a job again", async () => {
    const { userId } = person;
    const [document] = (await listUpstream(type)).slice(-1);
    await send({ type, objectId: document?.id ?? "" });
    await takeJobs();
    await processEvents({ userId, type, isLastAttempt: false });
    expect(await takeJobs()).toEqual([]);
    await send({ type, objectId: "another" });
    expect(await takeJobs()).toEqual([`events:${userId}:${type}`]);
  });

  it("ends when a read fails, so that the next event does not wait for the backoff", async () => {
    const { userId } = person;
    await send({ type, objectId: "one" });
    await takeJobs();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
    await expect(processEvents({ userId, type, isLastAttempt: false })).rejects.toThrow();
    await send({ type, objectId: "two" });
    expect(await takeJobs()).toEqual([`events:${userId}:${type}`]);
  });

  it("loses no event that is stored while a job ends its watch", async () => {
    const { userId } = person;
    const [document] = (await listUpstream(type)).slice(-1);
    const stopping = new AbortController();
    const jobs = (async () => {
      while (!stopping.signal.aborted) await processEvents({ userId, type, isLastAttempt: false });
    })();
    // Moments apart, so that some fall into the end of a job.
    for (let count = 0; count < 60; count += 1) {
      await send({ type, objectId: document?.id ?? "", eventType: `update ${count}` });
      await sleep((count * 7) % 40);
    }
    stopping.abort();
    await jobs;
    const { pending = 0 } = await countByStatus();
    const queued = await takeJobs();
    // Whatever the last job did not see has a job of its own.
    expect(pending === 0 || queued.includes(`events:${userId}:${type}`)).toBe(true);
  }, 60_000);
});
