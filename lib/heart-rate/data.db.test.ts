import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase } from "../db/client.ts";
import { asSystem, asUser } from "../db/scope.ts";
import { createTestPerson } from "../documents/test-person.ts";
import { addDays } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import {
  getHeartRateBounds,
  getHeartRateMap,
  getHeartRateRange,
  getTimeOfDayBand,
} from "./data.ts";
import { storeHeartRate } from "./mutations.ts";
import { toDayStart } from "./zone-offsets.ts";

const timeZone = "Asia/Kathmandu";
const firstDay = "2025-11-01";
const dayCount = 200;
const start = toDayStart({ day: firstDay, timeZone });
let userId: UserId;

beforeEach(async () => {
  userId = await createTestPerson();
  // One spike in the middle of a quiet history.
  const rows = Array.from({ length: dayCount * 288 }, (_, index) => ({
    epochMs: start + index * 300_000,
    bpm: index === 20_000 ? 190 : 60,
    source: "awake",
  }));
  await asSystem("worker", (db) => storeHeartRate(db, { userId, rows }));
});
afterAll(closeDatabase);

describe("getHeartRateRange", () => {
  it("gives a local day in full", async () => {
    const range = {
      from: toDayStart({ day: "2025-12-01", timeZone }),
      to: toDayStart({ day: "2025-12-02", timeZone }),
    };
    const answer = await asUser(userId, (db) => getHeartRateRange(db, { userId, ...range }));
    expect(answer).toMatchObject({ detail: "all", count: 288 });
    expect(answer.points.t[0]).toBe(range.from / 1000);
    expect(answer.points.source.every((index) => answer.sources[index ?? 9] === "awake")).toBe(
      true,
    );
  });

  it.each([100, 200])("gives %d days in at most 1,500 points that keep the spike", async (days) => {
    const range = { from: start, to: start + days * 86_400_000 };
    const answer = await asUser(userId, (db) => getHeartRateRange(db, { userId, ...range }));
    expect(answer).toMatchObject({ detail: "extremes", count: days * 288 });
    expect(answer.points.t.length).toBeLessThanOrEqual(1_500);
    expect(answer.points.bpm).toContain(190);
    expect(answer.points.bpm).not.toContain(null);
    expect(answer.points.t).toEqual(answer.points.t.toSorted((a, b) => a - b));
    expect(answer.points.t[answer.points.bpm.indexOf(190)]).toBe(start / 1000 + 20_000 * 300);
  });

  it("shows another person nothing", async () => {
    const other = await createTestPerson();
    const range = { from: start, to: start + 86_400_000 };
    const seen = await asUser(other, async (db) => [
      (await getHeartRateRange(db, { userId, ...range })).count,
      await getHeartRateBounds(db, { userId }),
    ]);
    expect(seen).toEqual([0, null]);
  });
});

describe("getHeartRateMap", () => {
  it("gives a row a local day and counts every reading", async () => {
    const to = addDays({ day: firstDay, count: 2 });
    const map = await asUser(userId, (db) =>
      getHeartRateMap(db, { userId, from: firstDay, to, timeZone }),
    );
    expect(map.rows).toEqual(Array.from({ length: 3 }, () => Array<number>(96).fill(60)));
    expect(map.histogram).toEqual({ from: 60, width: 5, counts: [3 * 288] });
  });
});

describe("getTimeOfDayBand", () => {
  it("rests on the 28 days before, so that it has none at the beginning", async () => {
    const ask = (count: number) =>
      asUser(userId, (db) =>
        getTimeOfDayBand(db, { userId, day: addDays({ day: firstDay, count }), timeZone }),
      );
    const late = await ask(60);
    expect(late.days).toEqual(Array<number>(48).fill(28));
    expect(late.high).toEqual(Array<number>(48).fill(60));
    const early = await ask(6);
    expect(early.days).toEqual(Array<number>(48).fill(6));
    expect(early.high).toEqual(Array<number | null>(48).fill(null));
  });
});
