import { describe, expect, it } from "vitest";
import { type PageGaps, toReasonOf, toReasonWords } from "./page-gaps.ts";

const gaps: PageGaps = {
  firstDay: "2026-03-01",
  connection: { status: "active", scopes: ["daily"] },
  types: {
    sleep: {
      label: "Sleep",
      runs: [
        { from: "2026-03-02", to: "2026-03-03", kind: "not_worn" },
        { from: "2026-03-05", to: "2026-03-05", kind: "low_battery" },
      ],
    },
    daily_spo2: {
      label: "Blood oxygen",
      runs: [{ from: "2026-03-01", to: "2026-03-31", kind: "not_granted" }],
    },
  },
};
const days = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"];

describe("reasons of a page", () => {
  it("stand at their days and nowhere else", () => {
    expect(toReasonWords({ gaps, days, type: "sleep" })).toEqual([
      null,
      "ring not worn",
      "ring not worn",
      null,
      "battery empty",
      null,
    ]);
    expect(toReasonWords({ gaps, days, type: "workout" })).toEqual(days.map(() => null));
  });

  it("name what was not granted", () => {
    const reason = toReasonOf({ gaps, day: "2026-03-04", type: "daily_spo2" });
    expect(reason?.sentence).toContain("blood oxygen");
    expect(reason?.step?.href).toBe("/connect");
    expect(toReasonOf({ gaps, day: "2026-03-04", type: "sleep" })).toBeNull();
  });
});
