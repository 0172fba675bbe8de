import { describe, expect, it } from "vitest";
import { toAngle, toDialArc, toDialPoint } from "./clock-dial-layout.ts";

const hour = 3600;

describe("a dial of 24 hours", () => {
  it("has midnight at the top and noon at the bottom, whichever day's", () => {
    expect([0, 6, 12, 18].map((at) => toAngle(at * hour) / Math.PI)).toEqual([0, 0.5, 1, 1.5]);
    expect(toAngle(-2 * hour)).toBe(toAngle(22 * hour));
    const noon = toDialPoint({ seconds: 12 * hour, radius: 10 });
    expect([noon.x, noon.y]).toEqual([expect.closeTo(0), expect.closeTo(10)]);
  });

  it("draws a night across midnight the short way, and a long one the long way round", () => {
    expect(toDialArc({ from: -2 * hour, to: 6 * hour, radius: 10 })).toMatch(
      / 0 0 1 10.00 -?0.00$/,
    );
    expect(toDialArc({ from: 0, to: 18 * hour, radius: 10 })).toMatch(/ 0 1 1 -10.00 -?0.00$/);
  });
});
