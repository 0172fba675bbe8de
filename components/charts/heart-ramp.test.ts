import { describe, expect, it } from "vitest";
import { RAMP_LEVELS, toRampColour, toRampExtent, toRampLevel } from "./heart-ramp.ts";

describe("the heart rate ramp", () => {
  it("spans tens around the cells", () => {
    expect(
      toRampExtent([
        [47, null, 52],
        [88, 139],
      ]),
    ).toEqual([40, 140]);
    expect(toRampExtent([[60, 60]])).toEqual([60, 70]);
  });

  it("has no ends without cells, for nothing is not zero", () => {
    expect(toRampExtent([[null, null], []])).toBeNull();
  });

  it("is not stretched by one extreme cell in a hundred", () => {
    const cells = Array.from({ length: 300 }, (_, index) => 50 + (index % 30));
    expect(toRampExtent([[...cells, 240]])).toEqual([50, 80]);
  });

  it("clamps what lies beyond its ends", () => {
    const extent = [40, 140] as const;
    expect(toRampLevel({ bpm: 30, extent })).toBe(0);
    expect(toRampLevel({ bpm: 140, extent })).toBe(RAMP_LEVELS - 1);
    expect(toRampLevel({ bpm: 200, extent })).toBe(RAMP_LEVELS - 1);
  });

  it("runs from the ground through the hue to the ink", () => {
    expect(toRampColour(0)).toContain("14%, var(--surface)");
    expect(toRampColour(RAMP_LEVELS - 1)).toContain("42%, var(--ink)");
  });
});
