import { describe, expect, it } from "vitest";
import { formatTick } from "./tick-format.ts";

describe("an axis prints", () => {
  it.each([
    [0, "0"],
    [900, "15 min"],
    [-900, "−15 min"],
    [3600, "1 h"],
    [27_000, "7 h 30"],
    [28_800, "8 h"],
  ])("%i seconds as %s", (value, text) => {
    expect(formatTick({ value, unit: "s" })).toBe(text);
  });

  it("thousands short, and fractions only where there are some", () => {
    expect(formatTick({ value: 12_500, unit: "" })).toBe("12.5k");
    expect(formatTick({ value: 40, unit: "bpm" })).toBe("40");
    expect(formatTick({ value: 14.5, unit: "/min" })).toBe("14.5");
  });
});
