import { describe, expect, it } from "vitest";
import { addDays } from "#lib/time/day.ts";
import { toBest, toDaysBefore, toNearestPoint, toSparseSteps } from "./sparse-steps-layout.ts";

const values = Array.from({ length: 100 }, (): number | null => null)
  .with(2, 41)
  .with(62, 43)
  .with(99, null)
  .with(98, 43);
const { points, steps } = toSparseSteps([...values, ...Array<null>(60).fill(null), 40]);

describe("values that come a few times a year", () => {
  it("are joined by steps, which are loose beyond 60 days", () => {
    expect(points.map(({ index }) => index)).toEqual([2, 62, 98, 160]);
    expect(steps.map(({ isLoose }) => isLoose)).toEqual([false, false, true]);
  });

  it("have a best one, the first of the highest, unless all are alike", () => {
    expect(toBest(points)).toEqual({ index: 62, value: 43 });
    expect(toBest([])).toBeNull();
    expect(toBest(points.filter(({ value }) => value === 43))).toBeNull();
  });

  it("are pointed at from anywhere, and know how long ago the one before was", () => {
    expect([0, 33, 79, 500].map((index) => toNearestPoint({ points, index }))).toEqual([
      0, 1, 1, 3,
    ]);
    expect(toNearestPoint({ points: [], index: 3 })).toBeNull();
    const days = Array.from({ length: 161 }, (_, count) => addDays({ day: "2026-01-01", count }));
    expect([0, 1].map((place) => toDaysBefore({ days, points, place }))).toEqual([null, 60]);
  });
});
