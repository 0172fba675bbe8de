import { describe, expect, it } from "vitest";
import { toBinExtent, toBinIndex, toBinShares } from "./distribution-layout.ts";

const bins = [
  { from: 40, to: 50, count: 10 },
  { from: 50, to: 60, count: 40 },
  { from: 60, to: 80, count: 40 },
];

describe("a histogram", () => {
  it("finds the bin of a value, its end belonging to the next", () => {
    const toIndex = (value: number) => toBinIndex({ bins, value });
    expect([40, 49.9, 50, 80].map(toIndex)).toEqual([0, 0, 1, 2]);
    expect([39, 81].map(toIndex)).toEqual([null, null]);
  });

  it("draws by density, so that width does not pass for frequency", () => {
    expect(toBinShares(bins)).toEqual([0.25, 1, 0.5]);
  });

  it("of nothing has neither extent nor height", () => {
    expect(toBinExtent([])).toBeNull();
    expect(toBinShares([])).toEqual([]);
    expect(toBinShares([{ from: 0, to: 10, count: 0 }])).toEqual([0]);
  });
});
