import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toNoonToNoon, toTimingMarks, toWindowCount, toWindows } from "./sleep-timing-layout.ts";
import { toParts, toSecondsInBed, toTimingStats } from "./sleep-timing-stats.ts";

const HOUR = 3600;

describe("sleep timing", () => {
  it("takes medians across midnight and the scatter of midpoints", () => {
    const stats = toTimingStats([
      { start: -3600, end: 25_200 },
      null,
      { start: 0, end: 28_800 },
      { start: 3600, end: 32_400 },
    ]);
    expect(stats).toEqual({ bedtime: 0, wake: 28_800, regularity: 3600 });
    expect(toTimingStats([null])).toBeNull();
  });

  it("measures a night that changes the clock in real time", () => {
    const night = { start: -HOUR, end: 7 * HOUR, seconds: 7 * HOUR };
    expect(toSecondsInBed(night)).toBe(7 * HOUR);
    expect(toSecondsInBed({ start: -HOUR, end: 7 * HOUR })).toBe(8 * HOUR);
    const like = { start: -HOUR, end: 6 * HOUR, seconds: 7 * HOUR };
    expect(toTimingStats([night, like, like])?.regularity).toBe(0);
  });

  it("cuts times awake out of the bar", () => {
    expect(toParts({ start: 0, end: 100, breaks: [[40, 60]] })).toEqual([
      [0, 40],
      [60, 100],
    ]);
    expect(
      toParts({
        start: 0,
        end: 100,
        breaks: [
          [-5, 10],
          [95, 120],
        ],
      }),
    ).toEqual([[10, 95]]);
    expect(toParts({ start: 0, end: 100 })).toEqual([[0, 100]]);
  });

  it("stands a sleep begun after noon at the top of its axis, breaks and all", () => {
    const span = { start: 14 * HOUR, end: 20 * HOUR, breaks: [[16 * HOUR, 17 * HOUR]] as const };
    expect(toNoonToNoon(span)).toEqual({
      start: -10 * HOUR,
      end: -4 * HOUR,
      breaks: [[-8 * HOUR, -7 * HOUR]],
    });
    const usual = { start: -HOUR, end: 7 * HOUR };
    expect(toNoonToNoon(usual)).toBe(usual);
    expect(toNoonToNoon({ start: -13 * HOUR, end: -6 * HOUR }).start).toBe(11 * HOUR);
  });
});

describe("bars of the timing chart", () => {
  const days = eachDay({ firstDay: "2026-11-02", lastDay: "2026-11-08" });
  const nights = [
    { start: -HOUR, end: 6 * HOUR, breaks: [[HOUR, 2 * HOUR]] as const },
    null,
    { start: HOUR, end: 8 * HOUR },
  ];

  it("are nights without their breaks, and none where one is missing", () => {
    const { marks } = toTimingMarks({ days, nights, aggregation: "day" });
    expect(marks).toHaveLength(7);
    expect(marks[0]?.parts).toEqual([
      [-HOUR, HOUR],
      [2 * HOUR, 6 * HOUR],
    ]);
    expect(marks[0]?.spread).toBeNull();
    expect(marks[1]).toBeNull();
  });

  it("are medians of a week in one piece, with the spread of both ends", () => {
    const { marks } = toTimingMarks({ days, nights, aggregation: "week" });
    expect(marks).toHaveLength(1);
    expect(marks[0]).toMatchObject({ start: 0, end: 7 * HOUR, parts: [[0, 7 * HOUR]] });
    expect(marks[0]?.spread?.start[0]).toBeCloseTo(-0.8 * HOUR);
    expect(marks[0]?.bucket.n).toBe(2);
  });

  it("have the window that Oura suggested behind them, on the same axis", () => {
    const windows = [{ from: -2 * HOUR, to: -HOUR }, null, { from: 22 * HOUR, to: 23 * HOUR }];
    expect(toWindows({ days: days.slice(0, 3), windows, aggregation: "day" })).toEqual([
      { from: -2 * HOUR, to: -HOUR },
      null,
      { from: -2 * HOUR, to: -HOUR },
    ]);
    expect(toWindowCount({ nights, windows })).toEqual({ inside: 1, of: 2 });
    expect(toWindowCount({ nights, windows: [] })).toEqual({ inside: 0, of: 0 });
  });
});
