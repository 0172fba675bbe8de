import { describe, expect, it } from "vitest";
import { addDays } from "#lib/time/day.ts";
import { toRowHeight, toRowLabels } from "./row-labels.ts";

const toDays = (count: number) =>
  Array.from({ length: count }, (_, index) => addDays({ day: "2026-11-11", count: index }));

describe("labels of rows of days", () => {
  it("name each day while there is room", () => {
    expect(toRowLabels({ days: toDays(3), rowHeight: 18 })).toEqual([
      { row: 0, label: "Wed 11" },
      { row: 1, label: "Thu 12" },
      { row: 2, label: "Fri 13" },
    ]);
  });

  it("name Mondays in a month", () => {
    const labels = toRowLabels({ days: toDays(14), rowHeight: 10 });
    expect(labels).toEqual([
      { row: 5, label: "Mon 16 Nov" },
      { row: 12, label: "Mon 23 Nov" },
    ]);
  });

  it("name months in a year", () => {
    const labels = toRowLabels({ days: toDays(365), rowHeight: 6 });
    expect(labels).toHaveLength(12);
    expect(labels[0]).toEqual({ row: 20, label: "Dec 2026" });
  });

  it("never touch", () => {
    for (const rowHeight of [1, 6, 10, 13]) {
      const labels = toRowLabels({ days: toDays(100), rowHeight });
      for (const [index, { row }] of labels.entries()) {
        const before = labels[index - 1];
        if (before) expect((row - before.row) * rowHeight).toBeGreaterThanOrEqual(14);
      }
    }
  });

  it("sit on rows of six to ten pixels beyond a fortnight", () => {
    expect([7, 14, 28, 90, 365].map(toRowHeight)).toEqual([24, 16, 10, 8, 6]);
  });
});
