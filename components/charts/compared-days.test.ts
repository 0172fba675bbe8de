import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toDayShare } from "./compared-days.tsx";

const days = eachDay({ firstDay: "2026-11-02", lastDay: "2026-11-05" });

describe("days singled out in a chart", () => {
  it("lie where the axis has them", () => {
    expect(toDayShare({ days, from: "2026-11-03", to: "2026-11-04" })).toEqual({
      left: 0.25,
      right: 0.75,
    });
  });

  it("are cut at the ends of the axis, and left out beyond them", () => {
    expect(toDayShare({ days, from: "2026-10-20", to: "2026-11-02" })).toEqual({
      left: 0,
      right: 0.25,
    });
    expect(toDayShare({ days, from: "2026-10-20", to: "2026-10-30" })).toBeNull();
    expect(toDayShare({ days: [], from: "2026-10-20", to: "2026-10-30" })).toBeNull();
  });
});
