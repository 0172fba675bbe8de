import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toBdiEnd, toOxygenMarks } from "./oxygen-layout.ts";

const days = eachDay({ firstDay: "2026-03-02", lastDay: "2026-03-05" });

describe("nights of blood oxygen", () => {
  it("are missing only where both measures are, and keep a zero of the index", () => {
    const marks = toOxygenMarks({
      days,
      spo2: [97, null, null, 86],
      bdi: [0, null, 12, null],
      aggregation: "day",
    });
    expect(marks.map(({ bucket }) => bucket.value)).toEqual([97, null, 12, 86]);
    expect(marks.map(({ spo2 }) => spo2?.value ?? null)).toEqual([97, null, null, 86]);
    expect(marks.map(({ bdi }) => bdi?.value ?? null)).toEqual([0, null, 12, null]);
  });

  it("below the panel are marked as such", () => {
    const marks = toOxygenMarks({
      days,
      spo2: [88, 87.9, 100, null],
      bdi: [],
      aggregation: "day",
    });
    expect(marks.map(({ isOffScale }) => isOffScale)).toEqual([false, true, false, false]);
  });
});

describe("the axis of the index", () => {
  it("ends at 30 for the quiet, above the highest for others, and never beyond 100", () => {
    expect([toBdiEnd([]), toBdiEnd([4, null]), toBdiEnd([31]), toBdiEnd([100])]).toEqual([
      30, 30, 40, 100,
    ]);
  });
});
