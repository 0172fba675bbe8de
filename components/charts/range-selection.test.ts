import { describe, expect, it, vi } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toBuckets } from "./day-buckets.ts";
import { toDayPlaces, toSingleDays } from "./day-places.ts";
import { isDragged, toExtended, toMarked, toMarkedDays } from "./range-selection.ts";

const toTip = () => ({ title: "", rows: [] });
const days = eachDay({ firstDay: "2026-03-02", lastDay: "2026-03-11" });

function toMarking(places: Pick<ReturnType<typeof toDayPlaces>, "toSpan">) {
  const { toSpan } = places;
  if (toSpan === undefined) throw new Error("places of days have spans");
  const onRange = vi.fn<(days: { from: string; to: string }) => void>();
  return { onRange, of: toMarkedDays({ toSpan, onRange }) };
}

const single = toDayPlaces({ days, buckets: toSingleDays(days), toTip });

describe("days marked in a chart", () => {
  it("reach over both ends' columns, whichever way the pointer went", () => {
    const { of, onRange } = toMarking(single);
    const marked = { left: 0.2, right: 0.6, label: "4 – 7 Mar 2026" };
    expect(toMarked({ selection: { anchor: 2, head: 5 }, of })).toMatchObject(marked);
    const backwards = toMarked({ selection: { anchor: 5, head: 2 }, of });
    expect(backwards).toMatchObject(marked);
    backwards?.apply();
    expect(onRange).toHaveBeenCalledWith({ from: "2026-03-04", to: "2026-03-07" });
  });

  it("are none when there is one day only, or the places are gone", () => {
    const { of } = toMarking(single);
    expect(toMarked({ selection: { anchor: 4, head: 4 }, of })).toBeNull();
    expect(toMarked({ selection: { anchor: 4, head: 10 }, of })).toBeNull();
    expect(toMarked({ selection: null, of })).toBeNull();
  });

  it("are none where marking means nothing", () => {
    expect(toMarked({ selection: { anchor: 1, head: 9 }, of: undefined })).toBeNull();
  });

  it("include the whole week at either end where marks are weeks", () => {
    const quarter = eachDay({ firstDay: "2026-01-05", lastDay: "2026-03-29" });
    const values = quarter.map(() => null);
    const buckets = toBuckets({ days: quarter, values, aggregation: "week" });
    const { of, onRange } = toMarking(toDayPlaces({ days: quarter, buckets, toTip }));
    toMarked({ selection: { anchor: 1, head: 2 }, of })?.apply();
    expect(onRange).toHaveBeenLastCalledWith({ from: "2026-01-12", to: "2026-01-25" });
    toMarked({ selection: { anchor: 1, head: 1 }, of })?.apply();
    expect(onRange).toHaveBeenLastCalledWith({ from: "2026-01-12", to: "2026-01-18" });
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
