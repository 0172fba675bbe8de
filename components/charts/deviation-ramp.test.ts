import { describe, expect, it } from "vitest";
import { toDeviationColour, toDeviationReach, USUAL_COLOUR } from "./deviation-ramp.ts";

const reach = 20;
const share = (outside: number) =>
  Number(/(\d+)%/.exec(toDeviationColour({ outside, reach }))?.[1] ?? Number.NaN);

describe("the ramp of deviations", () => {
  it("is neutral inside the own range only", () => {
    expect(toDeviationColour({ outside: 0, reach })).toBe(USUAL_COLOUR);
    expect(toDeviationColour({ outside: 0.1, reach })).not.toBe(USUAL_COLOUR);
  });

  it("takes one hue above the range and another below, equally strong", () => {
    expect(toDeviationColour({ outside: 8, reach })).toContain("--metric-heart");
    expect(toDeviationColour({ outside: -8, reach })).toContain("--metric-cool");
    expect(share(8)).toBe(share(-8));
  });

  it("grows stronger with the distance and stays at its end beyond", () => {
    expect(share(4)).toBeLessThan(share(10));
    expect(toDeviationColour({ outside: 20, reach })).toContain("50%, var(--ink)");
    expect(toDeviationColour({ outside: 90, reach })).toContain("50%, var(--ink)");
  });

  it("ends in fives around all but the most extreme cells, and never makes much of little", () => {
    expect(toDeviationReach([[0, null, 2, -3]])).toBe(10);
    expect(toDeviationReach([[0, 12, -17, 9]])).toBe(20);
    expect(toDeviationReach([[null]])).toBe(10);
  });
});
