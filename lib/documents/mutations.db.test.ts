import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { readFixture } from "../oura/fixtures/read-fixture.ts";
import { dataTypes, requireDataType } from "../oura/registry.ts";
import type { UserId } from "../user-id.ts";
import { getDocument, listDocuments } from "./data.ts";
import { deleteDocument, rebuildUserDays, storeDocuments } from "./mutations.ts";
import { createTestPerson } from "./test-person.ts";

const day = "2026-03-03";
let userId: UserId;

beforeEach(async () => {
  userId = await createTestPerson();
});
afterAll(closeDatabase);

function store(type: Parameters<typeof storeDocuments>[1]["type"], documents: unknown[]) {
  return asSystem("worker", (db) =>
    storeDocuments(db, { userId, type, documents, readAt: new Date() }),
  );
}

function readDays(type: string) {
  return asUser(userId, async (db) => {
    const rows = await db.userDay.findMany({ where: { userId, type }, orderBy: { day: "asc" } });
    return rows.map((row) => ({ day: row.day.toISOString().slice(0, 10), metrics: row.metrics }));
  });
}

async function readVersion(): Promise<bigint> {
  const user = await asUser(userId, (db) => db.user.findUniqueOrThrow({ where: { id: userId } }));
  return user.dataVersion;
}

function night(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { id: "night", day, type: "long_sleep", total_sleep_duration: 25_000, ...fields };
}

describe.each(dataTypes.map(({ id }) => id))("storing %s", (type) => {
  it("keeps every document exactly as received, once, however often it comes", async () => {
    const documents = readFixture(type);
    const ids = new Set(documents.map((payload) => requireDataType(type).read(payload).documentId));
    const first = await store(type, documents);
    expect(first.refused).toEqual([]);
    expect(first.changed).toBe(ids.size);
    const version = await readVersion();

    expect(await store(type, documents)).toMatchObject({ stored: ids.size, changed: 0, days: [] });
    expect(await readVersion()).toBe(version);

    const last = new Map(
      documents.map((payload) => [requireDataType(type).read(payload).documentId, payload]),
    );
    for (const [documentId, payload] of last) {
      const stored = await asUser(userId, (db) => getDocument(db, { userId, type, documentId }));
      expect(stored).toEqual(payload);
    }
    const listed = await asUser(userId, (db) =>
      listDocuments(db, { userId, type, range: null, withSeries: "none" }),
    );
    expect(listed).toHaveLength(ids.size);
    for (const heavy of requireDataType(type).heavy) {
      expect(listed.every((payload) => !(heavy in payload))).toBe(true);
    }
  });

  it("projects one row of metrics a day, and nothing for a type without metrics", async () => {
    await store(type, readFixture(type));
    const rows = await readDays(type);
    const { metrics } = requireDataType(type);
    const keys = Object.keys(metrics).toSorted();
    expect(rows.length > 0).toBe(keys.length > 0);
    for (const row of rows) expect(Object.keys(row.metrics as object).toSorted()).toEqual(keys);
    await asSystem("worker", (db) => rebuildUserDays(db, { userId }));
    expect(await readDays(type)).toEqual(rows);
  });

  it("shows another person nothing", async () => {
    await store(type, readFixture(type));
    const other = await createTestPerson();
    const seen = await asUser(other, async (db) => [
      await listDocuments(db, { userId, type, range: null, withSeries: "all" }),
      await db.userDay.findMany({ where: { userId } }),
    ]);
    expect(seen).toEqual([[], []]);
  });
});

describe("storeDocuments", () => {
  it("keeps what a later version replaces as a revision", async () => {
    await store("sleep", [night()]);
    expect(await store("sleep", [night({ efficiency: 90 })])).toMatchObject({ changed: 1 });
    const [document, revisions] = await asUser(userId, async (db) => [
      await db.ouraDocument.findFirstOrThrow({ where: { userId } }),
      await db.ouraDocumentRevision.findMany({ where: { userId } }),
    ]);
    expect(document).toMatchObject({ revision: 2, body: night({ efficiency: 90 }) });
    expect(revisions).toMatchObject([{ revision: 1, body: night() }]);
  });

  it("takes the last of two documents with one id", async () => {
    const documents = [night({ efficiency: 80 }), night({ efficiency: 81 })];
    expect(await store("sleep", documents)).toMatchObject({ stored: 1, changed: 1 });
    const stored = await asUser(userId, (db) =>
      getDocument(db, { userId, type: "sleep", documentId: "night" }),
    );
    expect(stored).toMatchObject({ efficiency: 81 });
  });

  it("projects both days when a document moves from one to the other", async () => {
    await store("sleep", [night()]);
    const moved = await store("sleep", [night({ day: "2026-03-04" })]);
    expect(moved.days).toEqual([day, "2026-03-04"]);
    expect((await readDays("sleep")).map((row) => row.day)).toEqual(["2026-03-04"]);
  });

  it("lets the longest night feed the metrics, and a nap never", async () => {
    await store("sleep", [night()]);
    await store("sleep", [
      night({ id: "nap", type: "late_nap", total_sleep_duration: 90_000, lowest_heart_rate: 255 }),
      night({ id: "short", total_sleep_duration: 4_000 }),
    ]);
    expect(await readDays("sleep")).toMatchObject([{ day, metrics: { total_sleep: 25_000 } }]);
    await asSystem("worker", (db) =>
      deleteDocument(db, { userId, type: "sleep", documentId: "night", readAt: new Date() }),
    );
    expect(await readDays("sleep")).toMatchObject([{ day, metrics: { total_sleep: 4_000 } }]);
  });

  it("refuses what it cannot read or hold, says why, and stores the rest", async () => {
    const result = await store("sleep", [
      null,
      { id: "no-day" },
      night({ id: "nul", note: "a\u0000b" }),
      night({ id: "half", note: "\ud83d" }),
      night({ id: "backslashes", note: "\\u0000 \\\\ud83d" }),
      night(),
    ]);
    expect(result).toMatchObject({ stored: 2, changed: 2 });
    expect(result.refused.map(({ documentId }) => documentId)).toEqual([
      undefined,
      "no-day",
      "nul",
      "half",
    ]);
    expect(result.refused.every(({ reason }) => reason.length > 10)).toBe(true);
  });

  it("writes nothing for an account that was erased meanwhile", async () => {
    await asSystem("maintenance", (db) => db.user.delete({ where: { id: userId } }));
    await expect(store("sleep", [night()])).rejects.toMatchObject({ code: "gone" });
  });

  it("lets two jobs store at once and loses neither document nor metric", async () => {
    const documents = Array.from({ length: 40 }, (_, index) =>
      night({ id: `n${index}`, total_sleep_duration: 10_000 + index }),
    );
    await Promise.all(documents.map((document) => store("sleep", [document])));
    expect(await readDays("sleep")).toMatchObject([{ metrics: { total_sleep: 10_039 } }]);
  });

  it("gives back any JSON value as it came", async () => {
    const extra = fc.dictionary(
      fc.string({ unit: "binary" }),
      fc.jsonValue({ stringUnit: "binary" }),
    );
    const documents = fc.array(extra, { minLength: 20, maxLength: 40 }).map((list) =>
      list
        .map((fields, index) => JSON.stringify({ ...fields, ...night({ id: `n${index}` }) }))
        .filter((text) => !text.includes("\\u0000"))
        .map((text): Record<string, unknown> => JSON.parse(text)),
    );
    await fc.assert(
      fc.asyncProperty(documents, async (sent) => {
        await store("sleep", sent);
        const stored = await asUser(userId, (db) =>
          listDocuments(db, { userId, type: "sleep", range: null, withSeries: "all" }),
        );
        const byId = new Map(stored.map((document) => [document.id, document]));
        for (const document of sent) expect(byId.get(document.id)).toEqual(document);
      }),
      { numRuns: 8 },
    );
  });
});

describe("deleteDocument", () => {
  it("hides the document, removes its metrics, and a later fetch brings both back", async () => {
    await store("sleep", [night()]);
    const gone = await asSystem("worker", (db) =>
      deleteDocument(db, { userId, type: "sleep", documentId: "night", readAt: new Date() }),
    );
    expect(gone).toEqual({ deleted: true, days: [day] });
    expect(await readDays("sleep")).toEqual([]);
    expect(
      await asUser(userId, (db) => getDocument(db, { userId, type: "sleep", documentId: "night" })),
    ).toBeNull();
    expect(await store("sleep", [night()])).toMatchObject({ changed: 1 });
    expect(await readDays("sleep")).toHaveLength(1);
  });

  it("finds a cardiovascular age, which is stored by day, by the id that events name", async () => {
    const type = "daily_cardiovascular_age";
    await store(type, [{ id: "cva-1", day, vascular_age: 40 }]);
    const gone = await asSystem("worker", (db) =>
      deleteDocument(db, { userId, type, documentId: "cva-1", readAt: new Date() }),
    );
    expect(gone).toEqual({ deleted: true, days: [day] });
  });

  it("changes nothing for an id it does not know", async () => {
    const version = await readVersion();
    const gone = await asSystem("worker", (db) =>
      deleteDocument(db, { userId, type: "sleep", documentId: "nobody", readAt: new Date() }),
    );
    expect(gone).toEqual({ deleted: false, days: [] });
    expect(await readVersion()).toBe(version);
  });
});
