import { describe, expect, it } from "vitest";
import { toTimeOfDayBand, usualDays } from "./clock-cells.ts";
import { toDeviationRows } from "./deviation.ts";

/** Days of two half hours: readings as given by day and half hour. */
const toHalves = (count: number, read: (day: number, slot: number) => number[]) =>
  Array.from({ length: count }, (_, day) => [0, 1].map((slot) => read(day, slot)));

describe("how far heart rate lay outside the own range", () => {
  const halves = toHalves(usualDays + 1, () => [50, 52, 54, 56, 58, 60]);

  it("counts beats above and below it, and nothing inside", () => {
    const [row] = toDeviationRows({ quarters: [[70, 55, 40, 50]], halves });
    const { low, high } = toTimeOfDayBand(halves.slice(0, usualDays));
    expect(row).toEqual([70 - (high[0] ?? 0), 0, 40 - (low[1] ?? 0), 0]);
  });

  it("says nothing without a reading", () => {
    expect(toDeviationRows({ quarters: [[null, 90, null, 90]], halves })[0]).toEqual([
      null,
      30,
      null,
      30,
    ]);
  });

  it("says nothing while fewer than seven days before have readings at that time", () => {
    const sparse = toHalves(usualDays + 1, (day, slot) => (day < 6 + slot ? [60] : []));
    expect(toDeviationRows({ quarters: [[80, 80, 80, 80]], halves: sparse })[0]).toEqual([
      null,
      null,
      20,
      20,
    ]);
  });

  it("looks back on the 28 days before each day, as the band of one day does", () => {
    const history = toHalves(usualDays + 5, (day, slot) =>
      day % 4 === 1 ? [] : [50 + ((day * 7 + slot * 3) % 19), 48 + ((day * 5) % 23)],
    );
    const quarters = Array.from({ length: 5 }, () => [99, 99, 99, 99]);
    const rows = toDeviationRows({ quarters, halves: history });
    for (const [row, outside] of rows.entries()) {
      const { high } = toTimeOfDayBand(history.slice(row, row + usualDays));
      const expected = [high[0], high[0], high[1], high[1]].map((limit) => 99 - (limit ?? 0));
      expect(outside).toEqual(expected.map((beats) => Math.round(beats * 10) / 10));
    }
  });
});
