import { describe, expect, it } from "vitest";
import { toSleepSpans, toTagCells } from "./actogram-marks.ts";

const rows = { firstDay: "2026-11-14", count: 2, isDouble: false };
const night = {
  from: "2026-11-14T23:00:00+01:00",
  to: "2026-11-15T07:00:00+01:00",
  label: "Sleep",
};

describe("sleeps over an actogram", () => {
  it("are cut at midnight where a row is a day", () => {
    expect(toSleepSpans({ ...rows, sleeps: [night] })).toEqual([
      { row: 0, start: 276, end: 288 },
      { row: 1, start: 0, end: 84 },
    ]);
  });

  it("are whole in a row of two days, and stand in the next row too", () => {
    expect(toSleepSpans({ ...rows, isDouble: true, sleeps: [night] })).toEqual([
      { row: 0, start: 276, end: 372 },
      { row: 1, start: 0, end: 84 },
    ]);
  });

  it("begin at the edge when they began before the first day", () => {
    const sleeps = [
      { ...night, from: "2026-11-13T23:00:00+01:00", to: "2026-11-14T06:00:00+01:00" },
    ];
    expect(toSleepSpans({ ...rows, sleeps })).toEqual([{ row: 0, start: 0, end: 72 }]);
  });
});

describe("tags over an actogram", () => {
  const tags = [{ at: "2026-11-15T20:30:00+01:00", label: "Alcohol" }];

  it("stand at their time on the clock of recording", () => {
    expect(toTagCells({ ...rows, tags })).toEqual([{ row: 1, column: 246, label: "Alcohol" }]);
  });

  it("stand twice where each day is drawn twice", () => {
    expect(toTagCells({ ...rows, isDouble: true, tags })).toEqual([
      { row: 1, column: 246, label: "Alcohol" },
      { row: 0, column: 534, label: "Alcohol" },
    ]);
  });

  it("are left out outside the rows or without an instant", () => {
    const outside = [
      { at: "2026-11-17T20:30:00+01:00", label: "Late" },
      { at: "yesterday", label: "Vague" },
    ];
    expect(toTagCells({ ...rows, tags: outside })).toEqual([]);
  });
});
