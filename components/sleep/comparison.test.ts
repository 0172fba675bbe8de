import { describe, expect, it } from "vitest";
import { toComparison, toComparisonText, toDifferenceText, toMedians } from "./comparison.ts";

describe("a comparison in the address", () => {
  it("is of some days and as many before them", () => {
    const days = { from: "2026-03-08", to: "2026-03-10" };
    expect(toComparison(toComparisonText(days))).toEqual({
      days,
      before: { from: "2026-03-05", to: "2026-03-07" },
      length: 3,
    });
  });

  it.each([
    null,
    "",
    "2026-03-08",
    "2026-03-08..2026-03-08",
    "2026-03-10..2026-03-08",
    "2026-02-30..2026-03-08",
    "2026-03-01..2026-03-02..2026-03-03",
    "1900-01-01..2026-03-08",
  ])("is none where the address says %j", (text) => {
    expect(toComparison(text)).toBeNull();
  });
});

describe("medians of two periods", () => {
  it("count the nights that each rests on", () => {
    const values = [50, null, 54, 52, 60, 61, null, 62];
    expect(toMedians({ values, length: 4 })).toEqual({
      before: { median: 52, n: 3 },
      days: { median: 61, n: 3 },
      difference: 9,
    });
  });

  it("give no difference under three nights", () => {
    const values = [50, 51, null, 60, 61, 62];
    const medians = toMedians({ values, length: 3 });
    expect(medians.before).toEqual({ median: 50.5, n: 2 });
    expect(medians.difference).toBeNull();
    expect(toMedians({ values: [], length: 3 }).days).toEqual({ median: null, n: 0 });
  });
});

describe("a difference in words", () => {
  it.each([
    [720, "s", "+12 min"],
    [-5400, "s", "−1 h 30 min"],
    [20, "s", "no change"],
    [1440, "clock", "24 min later"],
    [-1440, "clock", "24 min earlier"],
    [-2, "bpm", "−2 bpm"],
    [0.4, "ms", "no change"],
    [0.4, "/min", "+0.4 /min"],
  ])("%d of unit %s is %s", (difference, unit, text) => {
    expect(toDifferenceText({ difference, unit })).toBe(text);
  });
});
