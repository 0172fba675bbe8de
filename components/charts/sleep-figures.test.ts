import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toStageRows } from "./stage-nights.ts";
import { toStageTip } from "./stage-tips.ts";
import { toTrailingMeans } from "./trailing-means.ts";

const night = { deep: 3600, light: 14_400, rem: 5400, awake: 1800 };
const short = { deep: 1800, light: 7200, rem: 1800, awake: 3600 };
const days = eachDay({ firstDay: "2026-11-02", lastDay: "2026-11-04" });

describe("stages over nights", () => {
  const daily = { days, aggregation: "day", mode: "hours" } as const;

  it("leave a missing night empty rather than zero", () => {
    const rows = toStageRows({ ...daily, nights: [night, null, night], naps: [] });
    expect(rows[1]).toMatchObject({
      deep: null,
      awake: null,
      shown: null,
      bucket: { value: null },
    });
    expect(rows[0]).toMatchObject({ deep: 3600, shown: 23_400, bucket: { value: 23_400 } });
  });

  it("add up to a hundred percent of the time in bed", () => {
    const [row] = toStageRows({
      ...daily,
      mode: "percent",
      nights: [night, null, null],
      naps: [600, null, null],
    });
    const sum = (row?.deep ?? 0) + (row?.light ?? 0) + (row?.rem ?? 0) + (row?.awake ?? 0);
    expect(sum).toBeCloseTo(100);
    expect(row).toMatchObject({ naps: null, shown: null, mean: null });
  });

  it("show one stage alone, with nothing on top of it", () => {
    const [row] = toStageRows({
      ...daily,
      mode: "rem",
      nights: [night, null, null],
      naps: [600, null, null],
    });
    expect(row).toMatchObject({ rem: 5400, deep: null, light: null, naps: null, shown: 5400 });
  });

  it("bear the naps of a day, also of one without a night", () => {
    const rows = toStageRows({ ...daily, nights: [night, null, night], naps: [900, 1200, null] });
    expect(rows.map(({ naps }) => naps)).toEqual([900, 1200, null]);
    const row = rows[1];
    if (row === undefined) throw new Error("no row");
    const tip = toStageTip({
      row,
      label: "Tue 3 Nov",
      reason: "not synced yet",
      mode: "hours",
    });
    expect(tip).toEqual({
      title: "Tue 3 Nov",
      rows: [{ label: "Naps", value: "20 min" }],
      note: "No data: not synced yet",
    });
  });

  it("are medians of a week's nights, with what eight in ten reach, and its mean nap a day", () => {
    const week = eachDay({ firstDay: "2026-11-02", lastDay: "2026-11-08" });
    const [row] = toStageRows({
      days: week,
      aggregation: "week",
      mode: "hours",
      nights: [night, short, night, null, null, null, null],
      naps: [900, null, null, 1500, null, null, null],
    });
    expect(row).toMatchObject({ deep: 3600, awake: 1800, shown: 23_400, mean: null });
    // Of the four days that have a night or a nap.
    expect(row?.naps).toBe(600);
    expect(row?.whisker?.[0]).toBeCloseTo(0.8 * (23_400 - 10_800));
    expect(row?.whisker?.[1]).toBe(0);
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
