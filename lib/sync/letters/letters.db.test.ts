import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, it } from "vitest";
import { closeDatabase } from "../../db/client.ts";
import { asSystem, type Db } from "../../db/scope.ts";
import { createTestPerson } from "../../documents/test-person.ts";
import type { UserId } from "../../user-id.ts";
import { storeEvents, toInboxEvent } from "../inbox/mutations.ts";
import { listDeadLetters } from "./data.ts";
import { replayEvents } from "./mutations.ts";

let userId: UserId;
let ouraUserId: string;

beforeEach(async () => {
  userId = await createTestPerson();
  ouraUserId = randomUUID();
  await asSystem("maintenance", async (db) => {
    await db.webhookEvent.deleteMany();
    await db.connection.create({
      data: { userId, ouraUserId, scopes: [], requestedScopes: [], accessToken: "x" },
    });
  });
});

afterAll(async () => {
  await asSystem("maintenance", async (db) => {
    await db.webhookEvent.deleteMany();
    await db.connection.deleteMany({ where: { userId } });
  });
  await closeDatabase();
});

const send = (fields: { dataType: string; objectId: string; ring?: string }) =>
  storeEvents([
    toInboxEvent({
      event_type: "update",
      data_type: fields.dataType,
      object_id: fields.objectId,
      event_time: "2026-11-20T07:00:00Z",
      user_id: fields.ring ?? ouraUserId,
    }),
  ]);

const bury = (objectId: string) =>
  asSystem("maintenance", (db) =>
    db.webhookEvent.updateMany({
      where: { objectId },
      data: { status: "dead", attempts: 5, lastError: "It was malformed." },
    }),
  );

const inScope = <Result>(fn: (db: Db) => Promise<Result>) => asSystem("maintenance", fn);
const takeJobs = async () => {
  const [row] = await asSystem(
    "maintenance",
    (db) => db.$queryRaw<{ taken: number }[]>`SELECT cancel_jobs(${userId}::uuid) AS taken`,
  );
  return row?.taken;
};

it("lists dead letters with their reason, and replays those asked for", async () => {
  await send({ dataType: "sleep", objectId: "a" });
  await send({ dataType: "workout", objectId: "b" });
  await takeJobs();
  await bury("a");
  await bury("b");
  const letters = await inScope((db) => listDeadLetters(db, { limit: 10 }));
  expect(letters).toMatchObject([
    { isReplayable: true, attempts: 5, lastError: "It was malformed." },
    { isReplayable: true, attempts: 5, lastError: "It was malformed." },
  ]);
  const keys = letters.filter(({ type }) => type === "sleep").map(({ key }) => key);
  expect(await inScope((db) => replayEvents(db, { keys }))).toBe(1);
  expect(await takeJobs()).toBe(1);
  const left = await inScope((db) => listDeadLetters(db, { limit: 10 }));
  expect(left.map(({ type }) => type)).toEqual(["workout"]);
  const revived = await inScope((db) => db.webhookEvent.findMany({ where: { objectId: "a" } }));
  expect(revived).toMatchObject([{ status: "pending", attempts: 0, lastError: null }]);
});

it("replays events of a person who has connected since, and leaves those of nobody", async () => {
  const ring = randomUUID();
  await send({ dataType: "sleep", objectId: "a", ring });
  await send({ dataType: "sleep", objectId: "b", ring: "nobody" });
  await send({ dataType: "meal", objectId: "c", ring });
  await inScope((db) => db.connection.update({ where: { userId }, data: { ouraUserId: ring } }));
  expect(await inScope((db) => replayEvents(db, { keys: null }))).toBe(1);
  expect(await takeJobs()).toBe(1);
});

it("says of a dead letter whose ring is gone that it cannot be replayed", async () => {
  await send({ dataType: "sleep", objectId: "a" });
  await takeJobs();
  await bury("a");
  await inScope((db) =>
    db.connection.update({
      where: { userId },
      data: { status: "revoked", accessToken: null, refreshToken: null },
    }),
  );
  const letters = await inScope((db) => listDeadLetters(db, { limit: 10 }));
  expect(letters).toMatchObject([{ type: "sleep", isReplayable: false }]);
  expect(await inScope((db) => replayEvents(db, { keys: null }))).toBe(0);
});
