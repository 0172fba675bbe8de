import { describe, expect, it } from "vitest";
import { toBandPath, toBandStretches } from "./band-stretches.ts";

const band = { low: [1, 2, null, 4], high: [3, 4, 5, 6], median: [2, 3, null, 5] };

describe("the ribbon of an own range", () => {
  it("breaks where a day has none", () => {
    expect(toBandStretches(band).map((points) => points.map(({ x }) => x))).toEqual([[0, 1], [3]]);
    expect(toBandStretches(undefined)).toEqual([]);
  });

  it("reaches from edge to edge of its days", () => {
    const stretches = toBandStretches({ low: [1], high: [3], median: [2] });
    const same = (value: number) => value;
    expect(toBandPath({ stretches, toX: same, toY: same })).toBe(
      "M-0.5 3.0L0.0 3.0L0.5 3.0L0.5 1.0L0.0 1.0L-0.5 1.0Z",
    );
  });
});
