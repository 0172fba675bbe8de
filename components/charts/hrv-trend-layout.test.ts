import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toHrvMarks, toLogAxis, toRibbons, toVariation } from "./hrv-trend-layout.ts";

describe("the scatter of nights", () => {
  it("is their standard deviation as a percentage of their mean", () => {
    expect(toVariation([40, 50, 60])).toBeCloseTo(20);
    expect(toVariation([50, 50, 50])).toBe(0);
  });

  it("needs three nights", () => {
    expect(toVariation([40, null, 60])).toBeNull();
    expect(toVariation([])).toBeNull();
  });
});

describe("the marks of an HRV trend", () => {
  const days = eachDay({ firstDay: "2026-10-26", lastDay: "2026-11-08" });
  const values = [50, 52, null, 54, 90, ...Array<null>(9).fill(null)];
  const band = {
    low: days.map((_, index) => (index < 3 ? null : 40)),
    high: days.map((_, index) => (index < 3 ? null : 60)),
    median: days.map(() => 50),
  };

  it("tell nights outside the own range from those inside, and from those without one", () => {
    const marks = toHrvMarks({ days, values, band, aggregation: "day" });
    expect(marks.slice(0, 5).map(({ isInside }) => isInside)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it("have mean and scatter of up to seven nights, but never on a missing night", () => {
    const marks = toHrvMarks({ days, values, band, aggregation: "day" });
    expect(marks.map(({ mean }) => mean).slice(0, 6)).toEqual([null, null, null, 52, 61.5, null]);
    expect(marks[3]?.variation).toBeCloseTo((2 / 52) * 100);
    expect(marks[5]?.variation).toBeNull();
  });

  it("scatter within their own week where a mark is a week", () => {
    const marks = toHrvMarks({ days, values, band, aggregation: "week" });
    expect(marks.map(({ bucket }) => bucket.value)).toEqual([53, null]);
    expect(marks[0]).toMatchObject({ mean: null, range: null, isInside: true });
    expect(marks[0]?.variation).toBeCloseTo(toVariation(values) ?? Number.NaN);
    expect(marks[1]?.variation).toBeNull();
  });

  it("join the own range only where neighbouring nights have one", () => {
    const gapped = { ...band, low: band.low.map((low, index) => (index === 6 ? null : low)) };
    const marks = toHrvMarks({ days, values, band: gapped, aggregation: "day" });
    expect(toRibbons(marks).map(({ length }) => length)).toEqual([3, 7]);
  });
});

describe("a logarithmic axis", () => {
  it("ends on round numbers around what is shown", () => {
    expect(toLogAxis([42, 68])).toEqual({ domain: [40, 70], ticks: [40, 50, 70] });
    expect(toLogAxis([50, 50])).toEqual({ domain: [50, 70], ticks: [50, 70] });
    expect(toLogAxis([20, 900]).domain).toEqual([20, 900]);
  });
});
