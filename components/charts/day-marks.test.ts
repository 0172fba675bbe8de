import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toBaselineDays, toDayPins, toDayStretches } from "./day-marks.ts";

const days = eachDay({ firstDay: "2026-03-01", lastDay: "2026-03-10" });

describe("stretches of days behind a chart", () => {
  it("reach from the first day's edge to the last one's", () => {
    const marks = [{ from: "2026-03-03", to: "2026-03-04" }];
    expect(toDayStretches({ marks, days })).toEqual([{ start: 0.2, end: 0.4 }]);
  });

  it("are cut at the range's ends, and go on to its end while they last", () => {
    const marks = [
      { from: "2026-02-20", to: "2026-03-01" },
      { from: "2026-03-10", to: null },
    ];
    expect(toDayStretches({ marks, days })).toEqual([
      { start: 0, end: 0.1 },
      { start: 0.9, end: 1 },
    ]);
  });

  it("are none outside the range", () => {
    const marks = [
      { from: "2026-02-20", to: "2026-02-28" },
      { from: "2026-03-11", to: null },
    ];
    expect(toDayStretches({ marks, days })).toEqual([]);
  });
});

describe("pins of days", () => {
  it("stand at the middle of a day, once with all that was noted, each name once", () => {
    const pins = [
      { day: "2026-03-02", label: "Fever" },
      { day: "2026-03-02", label: "Cough" },
      { day: "2026-03-02", label: "Fever" },
      { day: "2026-04-02", label: "Fever" },
    ];
    expect(toDayPins({ pins, days })).toEqual([{ start: 0.15, end: 0.15, label: "Fever, Cough" }]);
  });
});

describe("the forming of a baseline", () => {
  it("takes a fortnight from the first day", () => {
    expect(toBaselineDays("2026-03-01")).toEqual({ from: "2026-03-01", to: "2026-03-14" });
    expect(toBaselineDays(null)).toBeNull();
  });
});
