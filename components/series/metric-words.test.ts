import { describe, expect, it } from "vitest";
import { toMetricWords } from "./metric-words.ts";

const days = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"];
const heart = { label: "Lowest heart rate", unit: "bpm", days, upTo: "2026-03-05" };

describe("toMetricWords", () => {
  it("speaks of the newest value that is there, not of the last day", () => {
    const words = toMetricWords({ ...heart, values: [50, 52, 54, 48, null] });
    expect(words.value).toEqual({ text: "48", unit: "bpm" });
    expect(words.summary).toContain("Lowest heart rate: 48 bpm on Wed 4 Mar");
  });

  it("compares with the person's own median, in words", () => {
    const band = {
      low: [null, null, null, null, 46],
      high: [null, null, null, null, 56],
      median: [null, null, null, null, 51],
    };
    const words = toMetricWords({ ...heart, band, values: [50, 52, 54, 48, 54] });
    expect(words.delta).toBe("3 bpm above your usual");
  });

  it("counts missing days, but none that are still to come", () => {
    const values = [50, null, 54, null, null];
    expect(toMetricWords({ ...heart, values }).partial).toBe("3 of 5 days missing");
    expect(toMetricWords({ ...heart, values, upTo: "2026-03-03" }).partial).toBe(
      "1 of 3 days missing",
    );
  });

  it("counts nights as nights, and none from before the first of all", () => {
    const words = { ...heart, one: "night", since: "2026-03-03" } as const;
    expect(toMetricWords({ ...words, values: [null, null, 54, null, 50] }).partial).toBe(
      "1 of 3 nights missing",
    );
  });

  it("says that there is nothing instead of inventing a zero", () => {
    const words = toMetricWords({ ...heart, values: [null, null, null, null, null] });
    expect(words.value).toBeNull();
    expect(words.delta).toBeNull();
    expect(words.partial).toBeNull();
    expect(words.summary).toBe("No lowest heart rate in these days.");
  });

  it("lists each day once in the table, with an empty cell for a missing one", () => {
    const { table } = toMetricWords({ ...heart, values: [50, null, 54, 48, 49] });
    expect(table.rows).toEqual([
      ["2026-03-01", 50],
      ["2026-03-02", null],
      ["2026-03-03", 54],
      ["2026-03-04", 48],
      ["2026-03-05", 49],
    ]);
  });
});
