import { describe, expect, it } from "vitest";
import {
  toAgeSummary,
  toAgeTable,
  toCalibrationWords,
  toVo2Summary,
  toVo2Table,
} from "./fitness-words.ts";

const days = ["2026-03-02", "2026-03-03", "2026-03-04"];

describe("words on VO2 max", () => {
  it("tell of the newest and the best estimate", () => {
    expect(toVo2Summary({ days, values: [44.5, null, 43] })).toBe(
      "VO2 max: 43 ml/kg/min on Wed 4 Mar; of 2 estimates the best was 44.5, first on Mon 2 Mar 2026.",
    );
    expect(toVo2Summary({ days, values: [43, null, 43] })).toBe(
      "VO2 max: 43 ml/kg/min on Wed 4 Mar, the same in all 2 estimates.",
    );
    expect(toVo2Summary({ days, values: [] })).toMatch(/^No VO2 max/);
  });

  it("invent nothing between two estimates", () => {
    expect(toVo2Table({ days, values: [44.5, null, 43] }).rows).toEqual([
      ["2026-03-02", 44.5],
      ["2026-03-04", 43],
    ]);
  });
});

describe("words on cardiovascular age", () => {
  const age = { years: 34, on: "2026-03-04" };

  it("set it beside the own age in Oura's three levels, never as good or bad", () => {
    expect(toAgeSummary({ days, values: [28, null, 29], age })).toBe(
      "Cardiovascular age: 29 years on Wed 4 Mar, more than 5 years below your own age; between 28 and 29 in these days.",
    );
    expect(toAgeSummary({ days, values: [36, 36, 36], age })).toBe(
      "Cardiovascular age: 36 years on Wed 4 Mar, aligned with your own age.",
    );
  });

  it("say so where the own age is not known, and leave its column out", () => {
    expect(toAgeSummary({ days, values: [36], age: null })).toMatch(/own age is not known here/);
    expect(toAgeTable({ days, values: [36, null], age: null }).rows).toEqual([
      ["2026-03-02", 36],
      ["2026-03-03", null],
      ["2026-03-04", null],
    ]);
    expect(toAgeTable({ days, values: [36, null, 35], age }).rows[2]).toEqual([
      "2026-03-04",
      35,
      34,
    ]);
  });

  it("count the nights of calibration only over thirty days", () => {
    const nights = Array.from({ length: 30 }, (_, index) => (index >= 21 ? 50 : null));
    expect(toCalibrationWords(nights)).toMatch(/has 9 of the 14 nights/);
    expect(toCalibrationWords(nights.slice(20))).toBeNull();
    expect(toCalibrationWords(nights.map(() => 50))).toBeNull();
  });
});
