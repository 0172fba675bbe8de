import { describe, expect, it } from "vitest";
import { toHistogram } from "./histogram.ts";

describe("toHistogram", () => {
  it("counts every reading once, empty steps between included", () => {
    const bpm = [61, 64, 65, 80];
    expect(toHistogram({ bpm })).toEqual({ from: 60, width: 5, counts: [2, 1, 0, 0, 1] });
  });

  it("has no steps without readings", () => {
    expect(toHistogram({ bpm: [] })).toEqual({ from: 0, width: 5, counts: [] });
  });
});
