import { describe, expect, it } from "vitest";
import {
  toActivityClass,
  toClassRuns,
  toClassTotals,
  toInactivityRuns,
} from "./activity-classes.ts";

describe("activity classes", () => {
  it("merge into runs by index", () => {
    expect(toClassRuns("0011345")).toEqual([
      { class: 0, start: 0, end: 2 },
      { class: 1, start: 2, end: 4 },
      { class: 3, start: 4, end: 5 },
      { class: 4, start: 5, end: 6 },
      { class: 5, start: 6, end: 7 },
    ]);
  });

  it("keep characters they do not know as unknown, never as rest", () => {
    expect(toActivityClass("7")).toBeNull();
    expect(toActivityClass(" ")).toBeNull();
    expect(toClassRuns("1x1").map((run) => run.class)).toEqual([1, null, 1]);
  });

  it("add up to five minutes each", () => {
    expect(toClassTotals(toClassRuns("333450?"))).toEqual({
      0: 300,
      1: 0,
      2: 0,
      3: 900,
      4: 300,
      5: 300,
    });
  });

  it("count as inactivity from fifty minutes on", () => {
    expect(toInactivityRuns(toClassRuns(`${"2".repeat(9)}3`))).toEqual([]);
    expect(toInactivityRuns(toClassRuns(`1${"2".repeat(10)}`))).toEqual([
      { class: 2, start: 1, end: 11 },
    ]);
  });

  it("of an empty day are none", () => {
    expect(toClassRuns("")).toEqual([]);
  });
});
