import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { createTestPerson } from "../documents/test-person.ts";
import type { HeartRateSample } from "../oura/heart-rate-samples.ts";
import type { UserId } from "../user-id.ts";
import { storeHeartRate } from "./mutations.ts";

let userId: UserId;

beforeEach(async () => {
  userId = await createTestPerson();
});
afterAll(closeDatabase);

function sample(instant: string, bpm: number, source: string | null = "awake"): HeartRateSample {
  return { epochMs: Date.parse(instant), bpm, source };
}

function store(rows: HeartRateSample[]) {
  return asSystem("worker", (db) => storeHeartRate(db, { userId, rows }));
}

function readDays(reader = userId) {
  return asUser(reader, (db) =>
    db.heartRateDay.findMany({ where: { userId }, orderBy: { day: "asc" } }),
  );
}

describe("storeHeartRate", () => {
  it("packs readings by UTC day with their summary, whatever their order", async () => {
    const result = await store([
      sample("2026-03-02T00:05:00+05:45", 60),
      sample("2026-03-02T00:00:01Z", 70, "sleep"),
      sample("2026-03-01T18:00:00Z", 50, "from the future"),
    ]);
    expect(result).toEqual({ stored: 3, days: ["2026-03-01", "2026-03-02"] });
    const [first, second] = await readDays();
    expect(first).toMatchObject({ at: [64_800, 66_000], bpm: [50, 60], source: [6, 0] });
    expect(first).toMatchObject({ min: 50, max: 60, mean: 55, count: 2 });
    expect(second).toMatchObject({ at: [1], bpm: [70], source: [2], count: 1 });
  });

  it("merges with the stored day: a repeated second is one reading, the later fetched wins", async () => {
    await store([sample("2026-03-01T10:00:00Z", 60), sample("2026-03-01T10:10:00Z", 62)]);
    await store([
      sample("2026-03-01T10:05:00Z", 61),
      sample("2026-03-01T10:10:00Z", 90),
      sample("2026-03-01T10:10:00Z", 91, "workout"),
    ]);
    expect(await readDays()).toMatchObject([
      { at: [36_000, 36_300, 36_600], bpm: [60, 61, 91], source: [0, 0, 5], count: 3 },
    ]);
  });

  it("changes nothing when the same readings come again, nor for placeholders", async () => {
    const rows = [sample("2026-03-01T10:00:00Z", 60), sample("2026-03-01T10:05:00Z", 61)];
    await store(rows);
    const [before] = await readDays();
    expect(await store([...rows, sample("2026-03-01T10:06:00Z", 255)])).toEqual({
      stored: 2,
      days: [],
    });
    expect(await readDays()).toEqual([before]);
  });

  it("shows another person nothing", async () => {
    await store([sample("2026-03-01T10:00:00Z", 60)]);
    expect(await readDays(await createTestPerson())).toEqual([]);
  });
});
