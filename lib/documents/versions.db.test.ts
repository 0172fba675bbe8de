import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { storeHeartRate } from "../heart-rate/mutations.ts";
import { readFixture } from "../oura/fixtures/read-fixture.ts";
import { type DataTypeId, dataTypes, requireDataType } from "../oura/registry.ts";
import type { UserId } from "../user-id.ts";
import { deleteDocument, storeDocuments } from "./mutations.ts";
import { createTestPerson } from "./test-person.ts";
import { getDayRevision, getVersions } from "./version-data.ts";

const day = "2026-11-20";
let userId: UserId;

beforeEach(async () => {
  userId = await createTestPerson();
});
afterAll(closeDatabase);

/** Reads are a minute apart, from 07:00 on. */
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 7, minute));

const store = (type: DataTypeId, document: unknown, minute: number) =>
  asSystem("worker", (db) =>
    storeDocuments(db, { userId, type, documents: [document], readAt: at(minute) }),
  );
const remove = (type: DataTypeId, documentId: string, minute: number) =>
  asSystem("worker", (db) => deleteDocument(db, { userId, type, documentId, readAt: at(minute) }));
const versionsOf = (type: DataTypeId, documentId: string) =>
  asUser(userId, (db) => getVersions(db, { userId, type, documentId }));

const score = (value: number) => ({ id: "score", day, score: value });
const night = (fields: object) => ({ id: "night", day, type: "long_sleep", ...fields });

describe.each(dataTypes.filter(({ answer }) => answer !== "samples").map(({ id }) => id))(
  "the versions of %s",
  (type) => {
    it("are all there after rewrites, with their times, as they were received", async () => {
      const [payload] = readFixture(type) as Record<string, unknown>[];
      const { documentId, body } = requireDataType(type).read(payload);
      await store(type, payload, 0);
      await store(type, { ...payload, note: "corrected" }, 42);
      await store(type, { ...payload, note: "corrected" }, 50);
      const answer = await versionsOf(type, documentId);
      expect(
        answer?.versions.map(({ revision, readAt, document }) => [revision, readAt, document]),
      ).toEqual([
        [2, at(42).toISOString(), { ...body, note: "corrected" }],
        [1, at(0).toISOString(), body],
      ]);
    });
  },
);

describe("versions", () => {
  it("say which figures a rewrite changed", async () => {
    await store("daily_sleep", score(71), 0);
    await store("daily_sleep", score(78), 42);
    const answer = await versionsOf("daily_sleep", "score");
    expect(answer).toMatchObject({ type: "daily_sleep", day, documentId: "score" });
    expect(answer?.versions[0]?.changes).toEqual([
      { key: "sleep_score", label: "Sleep score", unit: "", before: 71, after: 78 },
    ]);
    expect(answer?.versions[1]?.changes).toEqual([]);
  });

  it("keep a deletion that a later read took back, with its time", async () => {
    await store("daily_sleep", score(71), 0);
    await remove("daily_sleep", "score", 10);
    await store("daily_sleep", score(71), 20);
    const answer = await versionsOf("daily_sleep", "score");
    expect(answer?.versions.map(({ readAt, deletedAt }) => [readAt, deletedAt])).toEqual([
      [at(20).toISOString(), null],
      [at(0).toISOString(), at(10).toISOString()],
    ]);
  });

  it("are still there once the document is deleted", async () => {
    await store("daily_sleep", score(71), 0);
    await store("daily_sleep", score(78), 42);
    await remove("daily_sleep", "score", 50);
    const answer = await versionsOf("daily_sleep", "score");
    expect(answer?.versions.map(({ deletedAt }) => deletedAt)).toEqual([
      at(50).toISOString(),
      null,
    ]);
  });

  it("do not begin with a deletion that came before its document", async () => {
    await remove("daily_sleep", "score", 0);
    expect(await versionsOf("daily_sleep", "score")).toBeNull();
    await store("daily_sleep", score(71), 5);
    expect((await versionsOf("daily_sleep", "score"))?.versions).toHaveLength(1);
  });

  it("are shown to nobody else", async () => {
    await store("daily_sleep", score(71), 0);
    await store("daily_sleep", score(78), 42);
    const other = await createTestPerson();
    const seen = await asUser(other, (db) =>
      getVersions(db, { userId, type: "daily_sleep", documentId: "score" }),
    );
    expect(seen).toBeNull();
  });
});

describe("the revision of a day", () => {
  const types = ["daily_sleep", "sleep"] as const;
  const read = () => asUser(userId, (db) => getDayRevision(db, { userId, types, day }));

  it("is none where every document is as it first came, or changed in nothing that is told", async () => {
    await store("daily_sleep", score(71), 0);
    expect(await read()).toBeNull();
    await store("daily_sleep", { ...score(71), note: "x" }, 10);
    expect(await read()).toBeNull();
  });

  it("tells the score before the night's own figures, and names all documents with versions", async () => {
    await store("sleep", night({ total_sleep_duration: 25_000 }), 0);
    await store("sleep", night({ total_sleep_duration: 26_000 }), 41);
    expect(await read()).toMatchObject({
      readAt: at(41).toISOString(),
      documents: [{ type: "sleep", documentId: "night" }],
    });
    await store("daily_sleep", score(71), 0);
    await store("daily_sleep", score(78), 42);
    expect(await read()).toMatchObject({
      readAt: at(42).toISOString(),
      changes: [{ key: "sleep_score", before: 71, after: 78 }],
      documents: [
        { type: "daily_sleep", documentId: "score" },
        { type: "sleep", documentId: "night" },
      ],
    });
  });
});

describe("the revision of a day that goes on", () => {
  const read = (settledMinute: number) =>
    asUser(userId, (db) =>
      getDayRevision(db, {
        userId,
        types: ["daily_sleep"],
        day,
        settledAt: at(settledMinute).getTime(),
      }),
    );

  it("is only what changed once the day was over: until then its figures grow", async () => {
    await store("daily_sleep", score(40), 0);
    await store("daily_sleep", score(71), 20);
    expect(await read(30)).toBeNull();
    await store("daily_sleep", score(72), 35);
    expect(await read(30)).toBeNull();
    await store("daily_sleep", score(78), 40);
    expect(await read(30)).toMatchObject({ changes: [{ before: 72, after: 78 }] });
  });
});

describe("heart rate", () => {
  const sample = (second: number, bpm: number) => ({
    epochMs: at(0).getTime() + second * 1000,
    bpm,
    source: "awake",
  });
  const storeRate = (rows: readonly ReturnType<typeof sample>[]) =>
    asSystem("worker", (db) => storeHeartRate(db, { userId, rows }));
  const listReplaced = () =>
    asUser(userId, (db) => db.heartRateRevision.findMany({ where: { userId } }));

  it("keeps the readings that later ones replace, and none for what is only new or the same", async () => {
    await storeRate([sample(0, 60), sample(300, 61)]);
    await storeRate([sample(0, 60), sample(300, 61), sample(600, 62)]);
    expect(await listReplaced()).toEqual([]);
    await storeRate([sample(300, 70), sample(600, 62)]);
    expect(await listReplaced()).toMatchObject([{ at: [25_500], bpm: [61] }]);
  });
});
