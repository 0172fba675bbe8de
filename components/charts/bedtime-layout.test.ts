import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toBedtimeMarks, toBedtimeStats, toGrade, toOff } from "./bedtime-layout.ts";

const days = eachDay({ firstDay: "2026-03-02", lastDay: "2026-03-06" });
const hour = 3600;
const window = { from: -2 * hour, to: -hour };

describe("a bedtime", () => {
  it("is early, inside or late by its window's edges, both of which belong to it", () => {
    const toOffs = [-2.5, -2, -1.5, -1, 0].map((at) => toOff({ bedtime: at * hour, window }));
    expect(toOffs).toEqual([-0.5 * hour, 0, 0, 0, hour]);
  });

  it("is near up to half an hour off", () => {
    expect([0, 1800, -1800, 1801].map(toGrade)).toEqual(["inside", "near", "near", "far"]);
  });
});

describe("nights against their windows", () => {
  const bedtimes = [-1.5 * hour, 0.25 * hour, null, -3 * hour, 22 * hour];
  const windows = [window, window, window, null, window];

  it("are judged where both are known, and missing only where neither is", () => {
    const marks = toBedtimeMarks({ days, bedtimes, windows, aggregation: "day" });
    expect(marks.map(({ off }) => off)).toEqual([0, 1.25 * hour, null, null, 0]);
    expect(marks.map(({ grade }) => grade)).toEqual(["inside", "far", null, null, "inside"]);
    expect(marks.map(({ bucket }) => bucket.value === null)).toEqual(days.map(() => false));
  });

  it("count as single nights, and say how far off is typical", () => {
    expect(toBedtimeStats({ days, bedtimes, windows })).toEqual({ inside: 2, of: 3, typical: 0 });
    expect(toBedtimeStats({ days, bedtimes, windows: days.map(() => null) })).toBeNull();
  });
});
