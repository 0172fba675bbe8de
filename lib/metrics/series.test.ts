import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCalendar } from "./series.ts";

describe("toCalendar", () => {
  it("puts each value on its day and null everywhere else, whatever the order of the months", () => {
    const month = fc.uniqueArray(fc.nat(30), { maxLength: 31 });
    fc.assert(
      fc.property(
        fc.array(month, { maxLength: 4 }),
        fc.integer({ min: -40, max: 5 }),
        fc.integer({ min: 0, max: 130 }),
        (months, first, length) => {
          const runs = months.map((places, index) => {
            const start = first + index * 31;
            return [start, ...places.flatMap((place) => [place, (start + place) * 10])];
          });
          const days = new Set(
            months.flatMap((places, index) => places.map((place) => first + index * 31 + place)),
          );
          const expected = Array.from({ length }, (_, day) => (days.has(day) ? day * 10 : null));
          expect(toCalendar({ runs: runs.toReversed(), length })).toEqual(expected);
        },
      ),
    );
  });

  it("keeps a zero a zero", () => {
    expect(toCalendar({ runs: [[0, 1, 0]], length: 3 })).toEqual([null, 0, null]);
  });
});
