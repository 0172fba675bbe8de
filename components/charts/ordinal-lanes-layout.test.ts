import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toLaneCounts, toLanePieces, toStanding } from "./ordinal-lanes-layout.ts";

describe("the step line of levels", () => {
  it("joins neighbours, bridges one missing day and breaks at two", () => {
    expect(toLanePieces([3, 3, null, 3, 4, null, null, 4, null])).toEqual([
      [
        { level: 3, from: 0, to: 3 },
        { level: 4, from: 4, to: 4 },
      ],
      [{ level: 4, from: 7, to: 7 }],
    ]);
  });

  it("has no piece without levels", () => {
    expect(toLanePieces([null, null])).toEqual([]);
  });
});

describe("levels of a stretch of days", () => {
  it("are counted, the highest first, and only those that occur", () => {
    expect(toLaneCounts([2, 4, null, 2])).toEqual([
      { level: 4, days: 1 },
      { level: 2, days: 2 },
    ]);
  });

  it("tell since when the newest has held", () => {
    const days = eachDay({ firstDay: "2026-03-01", lastDay: "2026-03-06" });
    expect(toStanding({ days, levels: [3, 4, null, 4, 4, null] })).toEqual({
      level: 4,
      since: "2026-03-02",
      upTo: "2026-03-05",
      days: 4,
    });
    expect(toStanding({ days, levels: days.map(() => null) })).toBeNull();
  });
});
