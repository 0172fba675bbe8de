import { describe, expect, it } from "vitest";
import { toMetBins, toMetGaps, toMetShare } from "./met-layout.ts";

describe("METs over a day", () => {
  it("keep every peak and trough in five-minute bins", () => {
    const items = Array.from({ length: 1440 }, () => 1.1);
    items[723] = 9.4;
    const bins = toMetBins({ items, intervalSeconds: 60 });
    expect(bins).toHaveLength(288);
    expect(bins[144]).toEqual({ start: 720, end: 725, min: 1.1, max: 9.4, class: null });
  });

  it("stay one by one while they are few", () => {
    const bins = toMetBins({ items: [1, null, 2], intervalSeconds: 60 });
    expect(bins.map(({ max }) => max)).toEqual([1, null, 2]);
  });

  it("are missing where the ring was not worn, whatever it reports", () => {
    const items = Array.from({ length: 15 }, () => 0.1);
    const bins = toMetBins({ items, intervalSeconds: 60, classes: "101" });
    expect(bins.map(({ max }) => max === null)).toEqual([
      ...Array.from({ length: 5 }, () => false),
      ...Array.from({ length: 5 }, () => true),
      ...Array.from({ length: 5 }, () => false),
    ]);
    expect(toMetGaps(bins)).toEqual([{ start: 5, end: 10 }]);
  });

  it("stand on a square-root scale from 0.9 to 12", () => {
    expect(toMetShare(0.9)).toBe(0);
    expect(toMetShare(12)).toBe(1);
    expect(toMetShare(20)).toBe(1);
    expect(toMetShare(0.1)).toBe(0);
    expect(toMetShare(3)).toBeCloseTo(0.311, 2);
  });

  it("of nothing are no bins", () => {
    expect(toMetBins({ items: [], intervalSeconds: 60 })).toEqual([]);
  });
});
