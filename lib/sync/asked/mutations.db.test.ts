import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "../../db/client.ts";
import { asSystem } from "../../db/scope.ts";
import { createTestPerson } from "../../documents/test-person.ts";
import { dataTypes } from "../../oura/registry.ts";
import type { UserId } from "../../user-id.ts";
import { getSyncProgress } from "../data.ts";
import { againMs, rereadMs } from "./limits.ts";
import { requestBackfillAgain, requestReread } from "./mutations.ts";

afterAll(closeDatabase);

/** A person whose whole history is here, connected two days ago. */
async function createSettledPerson(status = "active"): Promise<UserId> {
  const userId = await createTestPerson();
  const startedAt = new Date(Date.now() - 2 * againMs);
  await asSystem("maintenance", async (db) => {
    await db.connection.create({
      data: {
        userId,
        ouraUserId: `ring-of-${userId}`,
        status,
        scopes: ["daily", "heartrate"],
        requestedScopes: ["daily", "heartrate"],
        accessToken: "x",
      },
    });
    await db.syncState.createMany({
      data: dataTypes.map(({ id: type }) => ({
        userId,
        type,
        backfill: "complete",
        coveredFrom: new Date("2015-01-01"),
        lastFetchAt: startedAt,
        lastSuccessAt: startedAt,
      })),
    });
    await db.syncRun.create({
      data: { userId, kind: "backfill", status: "complete", startedAt, finishedAt: startedAt },
    });
  });
  return userId;
}

async function takeJobs(userId: UserId): Promise<number> {
  const [row] = await asSystem(
    "maintenance",
    (db) => db.$queryRaw<{ taken: number }[]>`SELECT cancel_jobs(${userId}::uuid) AS taken`,
  );
  return row?.taken ?? -1;
}

it("re-reads a type once in ten minutes, however often it is asked for at once", async () => {
  const userId = await createSettledPerson();
  const answers = await Promise.all([1, 2, 3].map(() => requestReread({ userId, type: "sleep" })));
  expect(answers.map(({ state }) => state).toSorted()).toEqual(["recent", "recent", "started"]);
  expect(await requestReread({ userId, type: "heartrate" })).toMatchObject({ state: "started" });
  expect(await takeJobs(userId)).toBe(2);
  const { types } = await getSyncProgress(userId);
  const asked = types.filter(({ askedAt }) => askedAt !== null).map(({ type }) => type);
  expect(asked.toSorted()).toEqual(["heartrate", "sleep"]);
  await asSystem("maintenance", (db) =>
    db.syncState.updateMany({
      where: { userId },
      data: { askedAt: new Date(Date.now() - rereadMs - 1000) },
    }),
  );
  expect(await requestReread({ userId, type: "sleep" })).toMatchObject({ state: "started" });
  await takeJobs(userId);
});

it("asks for nothing that was not granted, and nothing on a grant that is dead", async () => {
  const userId = await createSettledPerson();
  expect(await requestReread({ userId, type: "tag" })).toMatchObject({ state: "not_granted" });
  const lost = await createSettledPerson("needs_reauth");
  expect(await requestReread({ userId: lost, type: "sleep" })).toMatchObject({
    state: "disconnected",
  });
  expect(await requestBackfillAgain(lost)).toMatchObject({ state: "disconnected" });
  expect([await takeJobs(userId), await takeJobs(lost)]).toEqual([0, 0]);
});

it("fetches the whole history again once a day, and not while it is under way", async () => {
  const userId = await createSettledPerson();
  const answers = await Promise.all([requestBackfillAgain(userId), requestBackfillAgain(userId)]);
  expect(answers.map(({ state }) => state).toSorted()).toEqual(["running", "started"]);
  const { run, types, againAt } = await getSyncProgress(userId);
  expect(run).toMatchObject({ kind: "backfill", status: "running", fraction: 0 });
  expect(types.find(({ type }) => type === "sleep")?.state).toBe("pending");
  expect(types.find(({ type }) => type === "tag")?.state).toBe("not_granted");
  expect(Date.parse(againAt ?? "") - Date.now()).toBeGreaterThan(againMs - 60_000);
  await asSystem("maintenance", (db) =>
    db.syncRun.updateMany({ where: { userId }, data: { status: "complete" } }),
  );
  const answer = await requestBackfillAgain(userId);
  expect(answer.state).toBe("recent");
  expect(answer.retryAfterSeconds).toBeGreaterThan(23 * 3600);
  await takeJobs(userId);
});
