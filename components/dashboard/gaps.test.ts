import { describe, expect, it } from "vitest";
import { toGaps } from "./gaps.ts";

const days = ["2026-03-01", "2026-03-02", "2026-03-03"];

describe("toGaps", () => {
  it("says once what several scores miss on the same days", () => {
    const reasons = [null, null, "not synced yet"];
    const gaps = toGaps({
      days,
      scores: [
        { label: "Sleep", reasons },
        { label: "Activity", reasons },
      ],
    });
    expect(gaps).toEqual([
      { labels: ["Sleep", "Activity"], days: ["2026-03-03"], reason: "not synced yet" },
    ]);
  });

  it("keeps different days and different reasons apart, the newest first", () => {
    const gaps = toGaps({
      days,
      scores: [
        { label: "Sleep", reasons: ["nothing from Oura", null, "not synced yet"] },
        { label: "Readiness", reasons: ["nothing from Oura", "nothing from Oura", null] },
      ],
    });
    expect(gaps.map(({ labels, days: missing }) => [labels[0], missing.length])).toEqual([
      ["Sleep", 1],
      ["Readiness", 2],
      ["Sleep", 1],
    ]);
  });

  it("is empty when nothing is missing", () => {
    expect(toGaps({ days, scores: [{ label: "Sleep", reasons: [null, null, null] }] })).toEqual([]);
  });
});
