import { describe, expect, it } from "vitest";
import { toTickFormat } from "./tick-format.ts";

describe("an axis prints", () => {
  it.each([
    [0, "0"],
    [900, "15\u00a0min"],
    [-900, "−15\u00a0min"],
    [3600, "1\u00a0h"],
    [27_000, "7\u00a0h\u00a030"],
    [28_800, "8\u00a0h"],
  ])("%i seconds as %s", (value, text) => {
    expect(toTickFormat({ ticks: [value], unit: "s" })(value)).toBe(text);
  });

  it.each([
    [
      [0, 5000, 10_000, 12_500],
      ["0", "5k", "10k", "12.5k"],
    ],
    [
      [0, 500, 1000],
      ["0", "500", "1,000"],
    ],
    [
      [12, 12.2, 12.4],
      ["12.0", "12.2", "12.4"],
    ],
    [
      [40, 50],
      ["40", "50"],
    ],
  ])("%j alike, as %j", (ticks, texts) => {
    expect(ticks.map(toTickFormat({ ticks, unit: "" }))).toEqual(texts);
  });
});
