import { describe, expect, it } from "vitest";
import { toHourTicks } from "./hour-ticks.ts";

const day = 86_400;

describe("hours along a time axis", () => {
  it("stand at full hours of the local clock, wherever the axis begins", () => {
    const ticks = toHourTicks({ startSeconds: 4 * 3600 + 600, seconds: day, width: 600 });
    expect(ticks.map(({ label }) => label)).toEqual([
      "06:00",
      "09:00",
      "12:00",
      "15:00",
      "18:00",
      "21:00",
      "00:00",
      "03:00",
    ]);
    expect(ticks[0]?.x).toBeCloseTo((2 * 3600 - 600) / day);
  });

  it("thin out on a narrow axis", () => {
    const ticks = toHourTicks({ startSeconds: 0, seconds: day, width: 300 });
    expect(ticks.map(({ label }) => label)).toEqual(["06:00", "12:00", "18:00"]);
  });

  it("drop the minutes on a twelve-hour clock", () => {
    const ticks = toHourTicks({ startSeconds: 0, seconds: day, width: 300, hourCycle: 12 });
    expect(ticks.map(({ label }) => label)).toEqual(["6 am", "12 pm", "6 pm"]);
  });
});
