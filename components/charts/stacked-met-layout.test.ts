import { describe, expect, it } from "vitest";
import { toMetColumns } from "./stacked-met-layout.ts";

const week = (day: string, n = 7) => ({ day, low: 1400, medium: 560, high: 140, n });

describe("MET minutes in columns", () => {
  it("show weeks as a day's average over the days with data", () => {
    const [full, partial] = toMetColumns({
      weeks: [week("2026-11-02"), week("2026-11-09", 4)],
      period: "week",
    });
    expect(full).toMatchObject({ total: 300, counted: 100, length: 7 });
    expect(partial).toMatchObject({ total: 525, counted: 175, perDay: { low: 350 } });
  });

  it("stand on the real calendar, a missing week leaving its room", () => {
    const columns = toMetColumns({
      weeks: [week("2026-10-28"), week("2026-11-02"), week("2026-11-16")],
      period: "week",
    });
    expect(columns.map(({ start, length }) => [start, length])).toEqual([
      [0, 5],
      [5, 7],
      [19, 7],
    ]);
  });

  it("keep missing apart from nothing done", () => {
    const columns = toMetColumns({
      weeks: [
        { day: "2026-11-14", low: null, medium: null, high: null, n: 0 },
        { day: "2026-11-15", low: 0, medium: 0, high: 0, n: 1 },
        { day: "2026-11-16", low: 200, medium: null, high: null, n: 1 },
      ],
      period: "day",
    });
    expect(columns.map(({ total, counted }) => [total, counted])).toEqual([
      [null, null],
      [0, 0],
      [200, null],
    ]);
  });

  it("stack high and medium on the axis, for the reference counts those", () => {
    const [column] = toMetColumns({ weeks: [week("2026-11-02")], period: "week" });
    expect(column?.segments).toEqual([
      { intensity: "high", from: 0, to: 20 },
      { intensity: "medium", from: 20, to: 100 },
      { intensity: "low", from: 100, to: 300 },
    ]);
  });

  it("of nothing are none", () => {
    expect(toMetColumns({ weeks: [], period: "week" })).toEqual([]);
  });
});
