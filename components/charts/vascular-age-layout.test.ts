import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toAgeMarks, toAlignment, toOwnAge } from "./vascular-age-layout.ts";

const age = { years: 34, on: "2026-03-02" };
const days = eachDay({ firstDay: "2026-03-02", lastDay: "2026-03-08" });

describe("the own age", () => {
  it("is the middle of what whole years allow, and rises by a year a year", () => {
    expect(toOwnAge({ age, day: "2026-03-02" })).toBe(34.5);
    expect(toOwnAge({ age, day: "2025-03-02" })).toBeCloseTo(33.5, 2);
    expect(toOwnAge({ age, day: "2030-03-02" })).toBeCloseTo(38.5, 2);
  });
});

describe("vascular age", () => {
  const values = [31, null, 31, 32, 31, 31, 31];

  it("stands as it is, gaps open, whether or not the own age is known", () => {
    const marks = toAgeMarks({ days, values, age: null, mode: "age", aggregation: "day" });
    expect(marks.map(({ value }) => value)).toEqual(values);
    expect(marks[0]?.own).toBeNull();
  });

  it("as a difference is below zero for the younger, and nothing without the own age", () => {
    const [first, second] = toAgeMarks({
      days,
      values,
      age,
      mode: "difference",
      aggregation: "day",
    });
    expect([first?.value, second?.value]).toEqual([-3.5, null]);
    const unknown = toAgeMarks({ days, values, age: null, mode: "difference", aggregation: "day" });
    expect(unknown.every(({ value }) => value === null)).toBe(true);
  });

  it("of a week is the median against the own age in its middle", () => {
    const [week] = toAgeMarks({ days, values, age, mode: "difference", aggregation: "week" });
    expect(week?.own).toBeCloseTo(34.5 + 3 / 365.2425, 6);
    expect(week?.value).toBeCloseTo(31 - 34.508, 3);
  });

  it("is aligned up to five years either way", () => {
    expect([-5.1, -5, 0, 5, 5.1].map(toAlignment)).toEqual([
      "younger",
      "aligned",
      "aligned",
      "aligned",
      "older",
    ]);
  });
});
