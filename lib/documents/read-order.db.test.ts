import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, type Db } from "../db/scope.ts";
import type { DataTypeId } from "../oura/registry.ts";
import { addDays, type Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { getDocument } from "./data.ts";
import { deleteDocument, type StoredDocuments, storeDocuments } from "./mutations.ts";
import { createTestPerson } from "./test-person.ts";

let userId: UserId;
let nights = 0;

beforeAll(async () => {
  userId = await createTestPerson();
});
afterAll(closeDatabase);

/** The `n`th moment: reads are ordered by it, whenever they are stored. */
const moment = (n: number): Date => new Date(Date.UTC(2026, 4, 1) + n * 1_000);

/** A document and two days of its own, so that tests of one person do not meet. */
function createNight() {
  nights += 1;
  const day = addDays({ day: "2020-01-01", count: 2 * nights });
  return { id: `night-${nights}`, days: [day, addDays({ day, count: 1 })] as const };
}
type Night = ReturnType<typeof createNight>;

/** Version `n` of a night: every other one lies on the other day. */
function toVersion({ night, n }: { night: Night; n: number }) {
  const day = night.days[n % 2 === 0 ? 0 : 1];
  return { id: night.id, day, type: "long_sleep", total_sleep_duration: 1_000 + n };
}

function store(
  db: Db,
  { night, n, at = n }: { night: Night; n: number; at?: number },
): Promise<StoredDocuments> {
  const documents = [toVersion({ night, n })];
  return storeDocuments(db, { userId, type: "sleep", documents, readAt: moment(at) });
}

function remove(db: Db, { night, at }: { night: Night; at: number }) {
  return deleteDocument(db, { userId, type: "sleep", documentId: night.id, readAt: moment(at) });
}

/** What a person sees: the document, and the metric of each of its days that has one. */
async function readState(db: Db, night: Night) {
  const document = await getDocument(db, { userId, type: "sleep", documentId: night.id });
  const rows = await db.userDay.findMany({
    where: { userId, type: "sleep", day: { in: night.days.map((day) => new Date(day)) } },
  });
  const totals = rows.map(({ day, metrics }) => [
    day.toISOString().slice(0, 10),
    (metrics as Record<string, number>)["total_sleep"],
  ]);
  return { document, totals };
}

/** The state in which version `n` is the current one; null when the document is deleted. */
function toState({ night, n }: { night: Night; n: number | null }) {
  if (n === null) return { document: null, totals: [] as [Day, number][] };
  const document = toVersion({ night, n });
  return { document, totals: [[document.day, document.total_sleep_duration]] };
}

async function readDataVersion(db: Db): Promise<bigint> {
  return (await db.user.findUniqueOrThrow({ where: { id: userId } })).dataVersion;
}

const countRevisions = (db: Db, night: Night): Promise<number> =>
  db.ouraDocumentRevision.count({ where: { userId, documentId: night.id } });

describe("a read that began before what is stored", () => {
  it("leaves the newer version, its metrics and its revisions as they are", () =>
    asSystem("worker", async (db) => {
      const night = createNight();
      await store(db, { night, n: 2 });
      const version = await readDataVersion(db);
      expect(await store(db, { night, n: 1 })).toEqual({
        stored: 1,
        changed: 0,
        days: [],
        refused: [],
      });
      expect(await readState(db, night)).toEqual(toState({ night, n: 2 }));
      expect(await countRevisions(db, night)).toBe(0);
      expect(await readDataVersion(db)).toBe(version);
    }));

  it("projects the stored version where a neighbour of the same read is new", () =>
    asSystem("worker", async (db) => {
      const night = createNight();
      await store(db, { night, n: 4 });
      const stale = { ...toVersion({ night, n: 2 }), total_sleep_duration: 30_000 };
      const nap = { ...stale, id: `${night.id}-short`, total_sleep_duration: 10 };
      const result = await storeDocuments(db, {
        userId,
        type: "sleep",
        documents: [stale, nap],
        readAt: moment(2),
      });
      expect(result).toMatchObject({ changed: 1, days: [night.days[0]] });
      expect(await readState(db, night)).toEqual(toState({ night, n: 4 }));
    }));

  it("does not bring a deleted document back", () =>
    asSystem("worker", async (db) => {
      const night = createNight();
      await store(db, { night, n: 1 });
      await remove(db, { night, at: 3 });
      expect(await store(db, { night, n: 1, at: 2 })).toMatchObject({ changed: 0 });
      expect(await readState(db, night)).toEqual(toState({ night, n: null }));
    }));

  it("does not bring in a document that was deleted before it was ever stored", () =>
    asSystem("worker", async (db) => {
      const night = createNight();
      expect(await remove(db, { night, at: 3 })).toEqual({ deleted: false, days: [] });
      expect(await store(db, { night, n: 2 })).toMatchObject({ changed: 0 });
      expect(await readState(db, night)).toEqual(toState({ night, n: null }));
    }));

  it("does not bring in a document that events name by another id than the store", () =>
    asSystem("worker", async (db) => {
      const type: DataTypeId = "daily_cardiovascular_age";
      const documents = [{ id: "cva-9", day: "2026-05-01", vascular_age: 40 }];
      await deleteDocument(db, { userId, type, documentId: "cva-9", readAt: moment(3) });
      const older = await storeDocuments(db, { userId, type, documents, readAt: moment(2) });
      expect(older).toMatchObject({ changed: 0, days: [] });
      const newer = await storeDocuments(db, { userId, type, documents, readAt: moment(4) });
      expect(newer).toMatchObject({ changed: 1, days: ["2026-05-01"] });
    }));
});

describe("a deletion", () => {
  it("gives way to a read that began later, without a revision for its mark", () =>
    asSystem("worker", async (db) => {
      const night = createNight();
      await remove(db, { night, at: 1 });
      expect(await store(db, { night, n: 2 })).toMatchObject({ changed: 1 });
      expect(await readState(db, night)).toEqual(toState({ night, n: 2 }));
      expect(await countRevisions(db, night)).toBe(0);

      await remove(db, { night, at: 3 });
      expect(await store(db, { night, n: 2, at: 4 })).toMatchObject({ changed: 1 });
      expect(await readState(db, night)).toEqual(toState({ night, n: 2 }));
    }));

  it("leaves a version that was read after it was learned", () =>
    asSystem("worker", async (db) => {
      const night = createNight();
      await store(db, { night, n: 3 });
      expect(await remove(db, { night, at: 2 })).toEqual({ deleted: false, days: [] });
      expect(await readState(db, night)).toEqual(toState({ night, n: 3 }));
    }));

  it("that is learned again holds against reads between the two", () =>
    asSystem("worker", async (db) => {
      const night = createNight();
      await store(db, { night, n: 1 });
      await remove(db, { night, at: 2 });
      expect(await remove(db, { night, at: 4 })).toEqual({ deleted: false, days: [] });
      expect(await store(db, { night, n: 3 })).toMatchObject({ changed: 0 });
      expect(await readState(db, night)).toEqual(toState({ night, n: null }));
    }));
});

/** What each moment's read found, version or deletion, in the order in which the reads are committed. */
const committed = fc
  .array(fc.constantFrom("store", "store", "delete"), { minLength: 1, maxLength: 5 })
  .chain((kinds) => {
    const reads = kinds.map((kind, at) => ({ kind, at }));
    const all = fc.shuffledSubarray(reads, { minLength: reads.length });
    const again = fc.array(fc.constantFrom(...reads), { maxLength: 2 });
    return fc.tuple(all, again).map(([first, second]) => [...first, ...second]);
  });

describe("reads committed in any order, some of them twice", () => {
  it("end in what the latest read found", async () => {
    await fc.assert(
      fc.asyncProperty(committed, (reads) =>
        asSystem("worker", async (db) => {
          const night = createNight();
          for (const { kind, at } of reads) {
            if (kind === "delete") await remove(db, { night, at });
            else await store(db, { night, n: at });
          }
          const last = reads.reduce((latest, read) => (read.at > latest.at ? read : latest));
          const n = last.kind === "delete" ? null : last.at;
          expect(await readState(db, night)).toEqual(toState({ night, n }));
        }),
      ),
      { numRuns: 300 },
    );
    // A busy machine takes its time.
  }, 120_000);
});
