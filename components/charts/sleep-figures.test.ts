import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toParts, toTimingStats } from "./sleep-timing-stats.ts";
import { toStageRows } from "./stage-nights.ts";
import { toTrailingMeans } from "./trailing-means.ts";

const night = { deep: 3600, light: 14_400, rem: 5400, awake: 1800 };

describe("stages over nights", () => {
  const days = eachDay({ firstDay: "2026-11-02", lastDay: "2026-11-04" });

  it("leave a missing night empty rather than zero", () => {
    const rows = toStageRows({
      days,
      nights: [night, null, night],
      naps: [],
      aggregation: "day",
      mode: "hours",
    });
    expect(rows[1]).toMatchObject({ deep: null, awake: null, bucket: { value: null } });
    expect(rows[0]).toMatchObject({ deep: 3600, bucket: { value: 23_400 } });
  });

  it("add up to a hundred percent of the time in bed", () => {
    const [row] = toStageRows({
      days,
      nights: [night, null, null],
      naps: [],
      aggregation: "day",
      mode: "percent",
    });
    const sum = (row?.deep ?? 0) + (row?.light ?? 0) + (row?.rem ?? 0) + (row?.awake ?? 0);
    expect(sum).toBeCloseTo(100);
  });

  it("have a seven-night mean only where four of seven are known", () => {
    expect(toTrailingMeans({ values: [1, 1, null, 1, null, null, 3, null], least: 4 })).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      1.5,
      null,
    ]);
  });
});

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

  it("cuts times awake out of the bar", () => {
    expect(toParts({ start: 0, end: 100, breaks: [[40, 60]] })).toEqual([
      [0, 40],
      [60, 100],
    ]);
    expect(toParts({ start: 0, end: 100 })).toEqual([[0, 100]]);
  });
});
