import { describe, expect, it } from "vitest";
import { toMovedPlace } from "./grid-moves.ts";

const grid = {
  rows: 30,
  columns: 96,
  toRun: ({ column }: { column: number }) => ({ start: column - 2, end: column + 3 }),
};

describe("keys on a grid", () => {
  it("begin in the middle of the last row", () => {
    expect(toMovedPlace({ ...grid, key: "ArrowUp", place: null })).toEqual({ row: 29, column: 48 });
  });

  it("move by day and by run, and stop at the edges", () => {
    const move = (key: string, place: { row: number; column: number }) =>
      toMovedPlace({ ...grid, key, place });
    expect(move("ArrowUp", { row: 3, column: 50 })).toEqual({ row: 2, column: 50 });
    expect(move("PageDown", { row: 27, column: 50 })).toEqual({ row: 29, column: 50 });
    expect(move("ArrowRight", { row: 3, column: 50 })).toEqual({ row: 3, column: 53 });
    expect(move("ArrowLeft", { row: 3, column: 1 })).toEqual({ row: 3, column: 0 });
    expect(move("End", { row: 3, column: 1 })).toEqual({ row: 3, column: 95 });
  });

  it("leave other keys, and grids without rows, alone", () => {
    expect(toMovedPlace({ ...grid, key: "a", place: null })).toBeNull();
    expect(toMovedPlace({ ...grid, rows: 0, key: "ArrowUp", place: null })).toBeNull();
  });
});
