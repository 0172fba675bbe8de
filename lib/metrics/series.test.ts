import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCalendar } from "./series.ts";

describe("toCalendar", () => {
  it("puts each value on its day and null everywhere else, whatever the order", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(60), { maxLength: 40 }),
        fc.integer({ min: 0, max: 61 }),
        fc.integer({ min: 0, max: 2 }),
        (days, length, column) => {
          const table = days.flatMap((day) => [day, day * 10, day * 10 + 1, day * 10 + 2]);
          expect(toCalendar({ table, width: 3, column, length })).toEqual(
            Array.from({ length }, (_, day) => (days.includes(day) ? day * 10 + column : null)),
          );
        },
      ),
    );
  });

  it("keeps a zero a zero and a null a null", () => {
    const table = [1, 0, 2, null];
    expect(toCalendar({ table, width: 1, column: 0, length: 3 })).toEqual([null, 0, null]);
  });
});
