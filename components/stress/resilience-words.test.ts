import { describe, expect, it } from "vitest";
import { resilienceLevels } from "#lib/oura/types/daily-resilience.ts";
import { eachDay } from "#lib/time/day.ts";
import {
  levelNames,
  toMeanRecovery,
  toResilienceSummary,
  toResilienceTable,
} from "./resilience-words.ts";

const days = eachDay({ firstDay: "2026-03-02", lastDay: "2026-03-05" });

describe("words on resilience", () => {
  it("name Oura's own levels in its own order", () => {
    expect(levelNames.map((name) => name.toLowerCase())).toEqual([...resilienceLevels]);
  });

  it("tell since when the newest level holds and how far it ranged", () => {
    expect(toResilienceSummary({ days, levels: [2, 3, null, 3] })).toBe(
      "Solid since Tue 3 Mar, for 3 days; between adequate and solid in these days.",
    );
    expect(toResilienceSummary({ days, levels: [null, null, null, 5] })).toBe(
      "Exceptional on Thu 5 Mar.",
    );
    expect(toResilienceSummary({ days, levels: [null, 4, 4, 4] })).toBe(
      "Strong since Tue 3 Mar, for 3 days; the same on all 3 days with a level.",
    );
    expect(toResilienceSummary({ days, levels: [] })).toMatch(/^No resilience/);
  });

  it("leave days without a level open in the table", () => {
    expect(toResilienceTable({ days, levels: [1, null, 4, 4] }).rows).toEqual([
      ["2026-03-02", "Limited"],
      ["2026-03-03", null],
      ["2026-03-04", "Strong"],
      ["2026-03-05", "Strong"],
    ]);
  });

  it("take the mean of both recoveries only where both are known", () => {
    expect(toMeanRecovery({ sleep: [80, null, 0], daytime: [60, 50, 10] })).toEqual([70, null, 5]);
  });
});
