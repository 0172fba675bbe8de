import { describe, expect, it } from "vitest";
import { toLargestMoves } from "./largest-moves.ts";

function toRow({ label, before, now }: { label: string; before: number; now: number }) {
  return { label, values: [...Array<number>(7).fill(before), ...Array<number>(7).fill(now)] };
}

describe("the largest moves between two weeks", () => {
  it("are the three greatest, up or down, the greatest first", () => {
    const rows = [
      toRow({ label: "Latency", before: 80, now: 81 }),
      toRow({ label: "Efficiency", before: 80, now: 83 }),
      toRow({ label: "Timing", before: 90, now: 82 }),
      toRow({ label: "Deep sleep", before: 70, now: 82 }),
    ];
    const moves = toLargestMoves({ rows });
    expect(moves).toEqual([
      { label: "Deep sleep", change: 12 },
      { label: "Timing", change: -8 },
      { label: "Efficiency", change: 3 },
    ]);
  });

  it("compare medians, which one odd night does not move", () => {
    const values = [70, 70, 70, 70, 70, 70, 70, 75, 75, 75, 75, 75, 75, 1];
    const moves = toLargestMoves({ rows: [{ label: "Timing", values }] });
    expect(moves).toEqual([{ label: "Timing", change: 5 }]);
  });

  it("need four values in either week", () => {
    const week = [70, 70, 70, 70, null, null, null];
    const toMoves = (later: (number | null)[]) =>
      toLargestMoves({ rows: [{ label: "Timing", values: [...week, ...later] }] });
    expect(toMoves([null, null, null, 80, 80, 80, 80])).toHaveLength(1);
    expect(toMoves([null, null, null, null, 80, 80, 80])).toEqual([]);
  });

  it("are none when nothing moved, or the range is too short to hold two weeks", () => {
    expect(toLargestMoves({ rows: [toRow({ label: "Timing", before: 70, now: 70.4 })] })).toEqual(
      [],
    );
    const values = [70, 71, 72, 73, 74, 75, 76];
    expect(toLargestMoves({ rows: [{ label: "Timing", values }] })).toEqual([]);
    expect(toLargestMoves({ rows: [{ label: "Timing", values: [] }] })).toEqual([]);
  });
});
