import { describe, expect, it } from "vitest";
import { toNearest, toScatterPlace, toScatterPoints, toScoreAxis } from "./day-scatter-layout.ts";

const days = ["2026-03-01", "2026-03-02", "2026-03-03"];

describe("a scatter of days", () => {
  it("has only the days that have both metrics, zeros included", () => {
    expect(toScatterPoints({ days, x: [0, null, 3], y: [5, 6, 7] })).toEqual([
      { day: "2026-03-01", x: 0, y: 5 },
      { day: "2026-03-03", x: 3, y: 7 },
    ]);
  });

  it("keeps points beyond an axis at its end", () => {
    const axis = { domain: [0, 10] as const, ticks: [0, 10] };
    expect(toScatterPlace({ point: { x: 5, y: 12 }, xAxis: axis, yAxis: axis })).toEqual({
      left: 0.5,
      top: 0,
    });
  });

  it("is pointed at by the nearest point in the shape that is seen, the newest of those on one spot", () => {
    const places = [
      { left: 0.2, top: 0.5 },
      { left: 0.5, top: 0.1 },
      { left: 0.2, top: 0.5 },
    ];
    expect(toNearest({ places, at: { left: 0.4, top: 0.4 }, ratio: 1 })).toBe(2);
    expect(toNearest({ places, at: { left: 0.4, top: 0.4 }, ratio: 3 })).toBe(1);
    expect(toNearest({ places: [], at: { left: 0, top: 0 }, ratio: 1 })).toBeNull();
  });
});

describe("an axis of scores", () => {
  it("lies around them, 40 wide at least, and within 0 and 100", () => {
    expect(toScoreAxis([70, 72]).domain).toEqual([50, 100]);
    expect(toScoreAxis([98, 99]).domain).toEqual([60, 100]);
    expect(toScoreAxis([1]).domain).toEqual([0, 40]);
    expect(toScoreAxis([]).domain).toEqual([0, 100]);
  });
});
