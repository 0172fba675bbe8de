import { describe, expect, it } from "vitest";
import { CLOCK_STEPS, toAxis, toExtent, toMedian, toScale } from "./scale.ts";

describe("axes", () => {
  it("put round ticks around what is shown", () => {
    expect(toAxis({ extent: [47, 71] }).ticks).toEqual([40, 50, 60, 70, 80]);
    expect(toAxis({ extent: [-0.31, 0.42] }).ticks).toEqual([-0.4, -0.2, 0, 0.2, 0.4, 0.6]);
  });

  it("start bars at zero when told to", () => {
    expect(toAxis({ extent: [4200, 11_800], include: 0 }).domain[0]).toBe(0);
  });

  it("step through durations by hours, not by tens", () => {
    const axis = toAxis({ extent: [0, 30_000], steps: CLOCK_STEPS });
    expect(axis.ticks).toEqual([0, 10_800, 21_600, 32_400]);
  });

  it("survive a series of one value", () => {
    const { domain } = toAxis({ extent: [60, 60] });
    expect(domain[0]).toBeLessThanOrEqual(60);
    expect(domain[1]).toBeGreaterThan(domain[0]);
    expect(toScale({ domain: [60, 60], range: [0, 100] })(60)).toBe(50);
  });

  it("know no extent without numbers", () => {
    expect(toExtent([null, undefined])).toBeNull();
    expect(toExtent([null, 3, 0])).toEqual([0, 3]);
  });
});

describe("the median", () => {
  it("leaves out what is missing", () => {
    expect(toMedian([null, 3, 1, null, 2])).toBe(2);
    expect(toMedian([null])).toBeNull();
  });
});
