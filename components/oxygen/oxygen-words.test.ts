import { describe, expect, it } from "vitest";
import { toOxygenSummary, toOxygenTable, toSpo2Delta } from "./oxygen-words.ts";

const days = ["2026-03-02", "2026-03-03", "2026-03-04"];

describe("words on blood oxygen", () => {
  it("tell of the newest night with either measure, and of medians from three nights on", () => {
    expect(toOxygenSummary({ days, spo2: [97, null, null], bdi: [3, 0, null] })).toBe(
      "Night of Tue 3 Mar: a breathing disturbance index of 0.",
    );
    expect(toOxygenSummary({ days, spo2: [97, 96.26, 98], bdi: [3, 8, 4] })).toBe(
      "Night of Wed 4 Mar: 98.0 % and a breathing disturbance index of 4; the medians of 3 nights are 97.0 % and 4.",
    );
    expect(toOxygenSummary({ days, spo2: [], bdi: [] })).toMatch(/^No blood oxygen/);
  });

  it("set the newest night against one's usual to a tenth", () => {
    const usual = [97.6, 97.6, 97.6];
    const toDelta = (value: number) => toSpo2Delta({ spo2: [90, value, null], usual });
    expect([98.1, 97.64, 97.1].map(toDelta)).toEqual([
      "0.5 points above your usual",
      "at your usual",
      "0.5 points below your usual",
    ]);
    expect(toSpo2Delta({ spo2: [97], usual: [null] })).toBeNull();
    expect(toSpo2Delta({ spo2: [null], usual: undefined })).toBeNull();
  });

  it("leave open in the table what was not measured", () => {
    expect(toOxygenTable({ days, spo2: [97.25, null, 96], bdi: [0, null, 5] }).rows).toEqual([
      ["2026-03-02", 97.25, 0],
      ["2026-03-03", null, null],
      ["2026-03-04", 96, 5],
    ]);
  });
});
