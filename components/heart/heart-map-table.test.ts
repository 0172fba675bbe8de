import { describe, expect, it } from "vitest";
import { toMapTable } from "./heart-map-table.ts";

const days = ["2026-03-01", "2026-03-02"];
const cells = [
  [50, null, 70, 60, 90],
  [null, null, null, null, null],
];

describe("the table of a heart rate map", () => {
  it("sums up each day, and leaves one without readings open", () => {
    const { columns, rows } = toMapTable({ days, cells, deviations: null });
    expect(columns).toHaveLength(5);
    expect(rows).toEqual([
      ["2026-03-01", 50, 65, 90, 1],
      ["2026-03-02", null, null, null, 0],
    ]);
  });

  it("counts hours outside the own range, but none while that is not known", () => {
    const deviations = [
      [-2, null, 0, 4, 9],
      [null, null, null, null, null],
    ];
    const { columns, rows } = toMapTable({ days, cells, deviations });
    expect(columns).toHaveLength(7);
    expect(rows.map((row) => row.slice(5))).toEqual([
      [0.5, 0.25],
      [null, null],
    ]);
  });
});
