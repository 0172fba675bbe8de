import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem } from "../db/scope.ts";
import { createTestPerson } from "../documents/test-person.ts";
import { enqueue } from "../jobs/queue.ts";
import { holdHealthData } from "../metrics/mutations.ts";
import type { UserId } from "../user-id.ts";
import { beginBackfill, requestHistory, requestSync, toRefreshJob } from "./mutations.ts";

afterAll(closeDatabase);

async function createConnectedPerson(): Promise<UserId> {
  const userId = await createTestPerson();
  await asSystem("maintenance", (db) =>
    db.connection.create({
      data: {
        userId,
        ouraUserId: `ring-of-${userId}`,
        scopes: ["daily", "heartrate"],
        requestedScopes: ["daily", "heartrate"],
        accessToken: "x",
      },
    }),
  );
  return userId;
}

/** Takes the person's jobs out of the queue, so that each test counts its own. */
async function takeJobs(userId: UserId): Promise<number> {
  const [row] = await asSystem(
    "maintenance",
    (db) => db.$queryRaw<{ taken: number }[]>`SELECT cancel_jobs(${userId}::uuid) AS taken`,
  );
  return row?.taken ?? -1;
}

const countRuns = (userId: UserId) =>
  asSystem("maintenance", (db) => db.syncRun.count({ where: { userId } }));

it("begins nothing for a ring that is disconnected at the same moment", async () => {
  const userId = await createConnectedPerson();
  let beginning: Promise<void> | undefined;
  await asSystem("connection-ownership", async (db) => {
    await holdHealthData(db, { userId });
    beginning = beginBackfill(userId);
    // Long enough for it to read the connection, if it did not wait for this transaction.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await db.connection.deleteMany({ where: { userId } });
  });
  await beginning;
  const states = await asSystem("maintenance", (db) => db.syncState.count({ where: { userId } }));
  expect([states, await countRuns(userId), await takeJobs(userId)]).toEqual([0, 0, 0]);
});

it("begins one history however often it is asked for at once", async () => {
  const userId = await createConnectedPerson();
  const answers = await Promise.all([1, 2, 3].map(() => requestHistory(userId)));
  expect(answers.every(({ state }) => state === "started")).toBe(true);
  expect(await countRuns(userId)).toBe(1);
  await takeJobs(userId);
});

it("waits for no type that a narrowed grant does not cover any more", async () => {
  const userId = await createConnectedPerson();
  await asSystem("maintenance", (db) =>
    db.syncState.createMany({
      data: ["tag", "sleep"].map((type) => ({ userId, type, backfill: "complete" })),
    }),
  );
  expect(await requestSync(userId)).toMatchObject({ state: "started" });
  const states = await asSystem("maintenance", (db) =>
    db.syncState.findMany({ where: { userId }, select: { type: true, backfill: true } }),
  );
  expect(states.toSorted((a, b) => a.type.localeCompare(b.type))).toEqual([
    { type: "sleep", backfill: "complete" },
    { type: "tag", backfill: "not_granted" },
  ]);
  await takeJobs(userId);
});

it("keeps the daily read of a week beside the frequent read of a day", async () => {
  const userId = await createConnectedPerson();
  const job = { userId, type: "heartrate", priority: 100 } as const;
  const runAt = new Date(Date.now() + 3_600_000);
  await asSystem("worker", async (db) => {
    await enqueue(db, [toRefreshJob({ ...job, depth: "week", runAt })]);
    await enqueue(db, [toRefreshJob({ ...job, depth: "poll", runAt })]);
    await enqueue(db, [toRefreshJob({ ...job, depth: "poll", runAt })]);
  });
  expect(await takeJobs(userId)).toBe(2);
});
