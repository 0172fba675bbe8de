import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem } from "../db/scope.ts";
import { createTestPerson } from "../documents/test-person.ts";
import { enqueue } from "../jobs/queue.ts";
import type { UserId } from "../user-id.ts";
import { getConnection } from "./data.ts";
import { disconnect } from "./disconnect.ts";
import { connectTestPerson } from "./test-connection.ts";
import { startTestOura, type TestOura } from "./test-oura.ts";
import { ConnectionLostError, getAccessToken } from "./tokens.ts";

let oura: TestOura;
let anna: UserId;
let ben: UserId;

beforeEach(async () => {
  oura = await startTestOura();
  [anna, ben] = await Promise.all([createTestPerson(), createTestPerson()]);
  await connectTestPerson({ userId: anna, oura });
  await fill({ userId: anna, ouraUserId: oura.personId });
  await fill({ userId: ben, ouraUserId: `ring-of-${ben}` });
});
afterEach(() => oura.close());
afterAll(closeDatabase);

const day = new Date("2026-01-02");

/** One row in each table that fills through a connection, and a job. */
async function fill({ userId, ouraUserId }: { userId: UserId; ouraUserId: string }): Promise<void> {
  await asSystem("maintenance", async (db) => {
    const document = { userId, type: "sleep", documentId: "d", body: {} };
    await db.ouraDocument.create({ data: { ...document, day } });
    await db.ouraDocumentRevision.create({ data: { ...document, revision: 1, fetchedAt: day } });
    await db.heartRateRevision.create({ data: { userId, day, at: [0], bpm: [51], source: [0] } });
    const samples = { at: [1], bpm: [60], source: [0], min: 60, max: 60, mean: 60, count: 1 };
    await db.heartRateDay.create({ data: { userId, day, ...samples } });
    const metrics = { sleep_score: 80 };
    await db.userDay.create({ data: { userId, type: "sleep", day, category: "sleep", metrics } });
    await db.syncState.create({ data: { userId, type: "sleep" } });
    await db.syncRun.create({ data: { userId, kind: "backfill" } });
    const event = { type: "sleep", eventType: "create", objectId: "d" };
    await db.webhookEvent.create({ data: { key: `event-of-${userId}`, ouraUserId, ...event } });
    await enqueue(db, [{ task: "backfill", payload: { userId, type: "sleep" } }]);
  });
}

/** How many rows of the person each table holds. */
async function countRows({ userId, ouraUserId }: { userId: UserId; ouraUserId: string }) {
  return asSystem("maintenance", async (db) => {
    const where = { userId };
    return {
      connection: await db.connection.count({ where }),
      transaction: await db.oauthTransaction.count({ where }),
      document: await db.ouraDocument.count({ where }),
      revision: await db.ouraDocumentRevision.count({ where }),
      replaced: await db.heartRateRevision.count({ where }),
      heartRate: await db.heartRateDay.count({ where }),
      day: await db.userDay.count({ where }),
      state: await db.syncState.count({ where }),
      run: await db.syncRun.count({ where }),
      event: await db.webhookEvent.count({ where: { ouraUserId } }),
    };
  });
}

async function countJobs(userId: UserId): Promise<number> {
  const [row] = await asSystem(
    "maintenance",
    (db) => db.$queryRaw<{ cancelled: number }[]>`SELECT cancel_jobs(${userId}::uuid) AS cancelled`,
  );
  return row?.cancelled ?? -1;
}

describe("disconnecting and deleting", () => {
  it("leaves no row and no job of the person, and everybody else's as they were", async () => {
    const bens = { userId: ben, ouraUserId: `ring-of-${ben}` };
    const before = await countRows(bens);
    expect(await disconnect({ userId: anna, data: "delete", fetch: oura.fetch })).toBe("done");
    const left = await countRows({ userId: anna, ouraUserId: oura.personId });
    expect(Object.values(left)).toEqual(Object.values(left).map(() => 0));
    expect(await countJobs(anna)).toBe(0);
    expect(await countRows(bens)).toEqual(before);
    expect(await countJobs(ben)).toBe(1);
  });

  it("makes cached answers stale and hands the access back to Oura", async () => {
    const version = () =>
      asSystem("maintenance", (db) =>
        db.user.findUniqueOrThrow({ where: { id: anna }, select: { dataVersion: true } }),
      );
    const before = await version();
    const accessToken = await getAccessToken({ userId: anna });
    await disconnect({ userId: anna, data: "delete", fetch: oura.fetch });
    expect((await version()).dataVersion).toBe(before.dataVersion + 1n);
    expect(oura.exchanges.revoked).toEqual([accessToken]);
  });

  it("frees the ring for another account", async () => {
    await disconnect({ userId: anna, data: "delete", fetch: oura.fetch });
    const cleo = await createTestPerson();
    expect(await connectTestPerson({ userId: cleo, oura })).toMatchObject({ connected: true });
  });

  it("is done all the same when Oura cannot be told, and says so", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    oura.tokenFailure = "down";
    const result = await disconnect({ userId: anna, data: "delete", fetch: oura.fetch });
    expect(result).toBe("done_not_revoked");
    expect(await getConnection(anna)).toBeNull();
  });
});

describe("disconnecting and keeping", () => {
  it("forgets the tokens, ends the sync and keeps every document", async () => {
    expect(await disconnect({ userId: anna, data: "keep", fetch: oura.fetch })).toBe("done");
    expect(await getConnection(anna)).toMatchObject({ status: "revoked" });
    const left = await countRows({ userId: anna, ouraUserId: oura.personId });
    expect(left).toMatchObject({ document: 1, revision: 1, replaced: 1, heartRate: 1, day: 1 });
    expect(await countJobs(anna)).toBe(0);
    await expect(getAccessToken({ userId: anna })).rejects.toBeInstanceOf(ConnectionLostError);
  });

  it("goes on with the same ring later, and with no other", async () => {
    await disconnect({ userId: anna, data: "keep", fetch: oura.fetch });
    const ring = oura.personId;
    oura.personId = "another-ring";
    expect(await connectTestPerson({ userId: anna, oura })).toMatchObject({ reason: "other_ring" });
    oura.personId = ring;
    expect(await connectTestPerson({ userId: anna, oura })).toMatchObject({ connected: true });
  });
});

describe("disconnecting without a connection", () => {
  it("says that there is none", async () => {
    expect(await disconnect({ userId: ben, data: "delete", fetch: oura.fetch })).toBe(
      "not_connected",
    );
    expect(await countRows({ userId: ben, ouraUserId: `ring-of-${ben}` })).toMatchObject({
      day: 1,
    });
  });
});
