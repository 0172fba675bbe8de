import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toBuckets } from "./day-buckets.ts";
import { toDayPlaces, toSingleDays } from "./day-places.ts";
import { isDragged, toExtended, toMarkedSpan } from "./range-selection.ts";

const toTip = () => ({ title: "", rows: [] });
const days = eachDay({ firstDay: "2026-03-02", lastDay: "2026-03-11" });
const { toSpan } = toDayPlaces({ days, buckets: toSingleDays(days), toTip });

describe("days marked in a chart", () => {
  it("reach over both ends' columns, whichever way the pointer went", () => {
    const marked = { from: "2026-03-04", to: "2026-03-07", left: 0.2, right: 0.6 };
    expect(toMarkedSpan({ selection: { anchor: 2, head: 5 }, toSpan })).toEqual(marked);
    expect(toMarkedSpan({ selection: { anchor: 5, head: 2 }, toSpan })).toEqual(marked);
  });

  it("are none when there is one day only, or the places are gone", () => {
    expect(toMarkedSpan({ selection: { anchor: 4, head: 4 }, toSpan })).toBeNull();
    expect(toMarkedSpan({ selection: { anchor: 4, head: 10 }, toSpan })).toBeNull();
    expect(toMarkedSpan({ selection: null, toSpan })).toBeNull();
  });

  it("are none in a chart whose places are no days", () => {
    expect(toMarkedSpan({ selection: { anchor: 1, head: 9 }, toSpan: undefined })).toBeNull();
  });

  it("include the whole week at either end where marks are weeks", () => {
    const quarter = eachDay({ firstDay: "2026-01-05", lastDay: "2026-03-29" });
    const buckets = toBuckets({
      days: quarter,
      values: quarter.map(() => null),
      aggregation: "week",
    });
    const weeks = toDayPlaces({ days: quarter, buckets, toTip });
    const marked = toMarkedSpan({ selection: { anchor: 1, head: 2 }, toSpan: weeks.toSpan });
    expect(marked).toMatchObject({ from: "2026-01-12", to: "2026-01-25" });
    const one = toMarkedSpan({ selection: { anchor: 1, head: 1 }, toSpan: weeks.toSpan });
    expect(one).toMatchObject({ from: "2026-01-12", to: "2026-01-18" });
  });
});

describe("marking", () => {
  it("by pointer begins eight pixels from the press, to either side", () => {
    expect(isDragged({ start: 100, end: 107 })).toBe(false);
    expect(isDragged({ start: 100, end: 108 })).toBe(true);
    expect(isDragged({ start: 100, end: 92 })).toBe(true);
  });

  it("by keys begins at the current place and keeps it while the other end moves", () => {
    const begun = toExtended({ selection: null, current: 6, next: 5 });
    expect(begun).toEqual({ anchor: 6, head: 5 });
    expect(toExtended({ selection: begun, current: 5, next: 4 })).toEqual({ anchor: 6, head: 4 });
  });

  it("by keys begins where the first key lands when nothing is pointed at", () => {
    expect(toExtended({ selection: null, current: null, next: 9 })).toEqual({ anchor: 9, head: 9 });
  });
});
