import { describe, expect, it } from "vitest";
import { toBuckets, toStep } from "./aggregation.ts";

describe("toStep", () => {
  it.each([
    ["2026-01-01", "2026-04-30", "day"],
    ["2026-01-01", "2026-05-01", "week"],
    ["2024-01-01", "2025-12-31", "week"],
    ["2024-01-01", "2026-01-01", "month"],
  ])("draws %s to %s by %s", (firstDay, lastDay, step) => {
    expect(toStep({ firstDay, lastDay })).toBe(step);
  });
});

describe("toBuckets", () => {
  it("keeps short ranges daily, with gaps as gaps", () => {
    expect(toBuckets({ firstDay: "2026-03-01", values: [5, null] })).toEqual([
      { firstDay: "2026-03-01", lastDay: "2026-03-01", median: 5, low: 5, high: 5, n: 1 },
      { firstDay: "2026-03-02", lastDay: "2026-03-02", median: null, low: null, high: null, n: 0 },
    ]);
  });

  it("sums up weeks as median, P10 to P90 and count, cut to the range", () => {
    const values = Array.from({ length: 150 }, (_, index) => (index < 6 ? index : null));
    // 2026-01-01 is a Thursday: the first week holds four days of the range.
    const [first, second, third] = toBuckets({ firstDay: "2026-01-01", values });
    expect(first).toMatchObject({ firstDay: "2026-01-01", lastDay: "2026-01-04", n: 4 });
    expect(first).toMatchObject({
      median: 1.5,
      low: expect.closeTo(0.3),
      high: expect.closeTo(2.7),
    });
    expect(second).toMatchObject({ firstDay: "2026-01-05", lastDay: "2026-01-11", n: 2 });
    expect(third).toMatchObject({ n: 0, median: null });
  });

  it("sums up months beyond two years, every day in exactly one", () => {
    const values = Array.from({ length: 800 }, () => 1);
    const buckets = toBuckets({ firstDay: "2024-01-15", values });
    expect(buckets[0]).toMatchObject({ firstDay: "2024-01-15", lastDay: "2024-01-31", n: 17 });
    expect(buckets.reduce((sum, { n }) => sum + n, 0)).toBe(800);
  });

  it("has nothing to say of no days", () => {
    expect(toBuckets({ firstDay: "2026-01-01", values: [] })).toEqual([]);
  });
});
