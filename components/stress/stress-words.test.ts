import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toStressSummary, toStressTable, toWeekdayWords, toWordPlace } from "./stress-words.ts";

// From a Monday to the Wednesday of the week after.
const days = eachDay({ firstDay: "2026-03-02", lastDay: "2026-03-11" });
const stress = days.map((_, index) => (index === 9 ? null : 3600));
const recovery = days.map((_, index) => (index === 1 ? 0 : index === 9 ? null : 5400));
const summaries = { "2026-03-02": "restored", "2026-03-03": "tense" };

describe("words on stress", () => {
  it("tell of the newest day with both parts and how often recovery outweighed", () => {
    expect(toStressSummary({ days, stress, recovery, summaries })).toBe(
      "Tue 10 Mar: 1 h 30 min of high recovery and 1 h of high stress; recovery outweighed stress on 8 of 9 days.",
    );
    expect(toStressSummary({ days: [], stress: [], recovery: [], summaries: {} })).toMatch(/^No /);
  });

  it("keep a measured zero, leave a missing day open, and hand on a word they do not know", () => {
    const { rows } = toStressTable({ days, stress, recovery, summaries });
    expect([rows[0], rows[1], rows[9]]).toEqual([
      ["2026-03-02", 5400, 3600, "restored"],
      ["2026-03-03", 0, 3600, "tense"],
      ["2026-03-11", null, null, null],
    ]);
    expect(["restored", "stressful", "tense", undefined].map(toWordPlace)).toEqual([
      0,
      2,
      null,
      null,
    ]);
  });

  it("name the weekdays that lean most to either side, and write how many days each rests on", () => {
    const { summary, table } = toWeekdayWords({ days, stress, recovery });
    expect(summary).toMatch(/, and Tuesday most towards stress\.$/);
    expect(table.rows[1]).toEqual(["Tuesday", 2700, 3600, 2]);
    expect(table.rows[2]).toEqual(["Wednesday", 5400, 3600, 1]);
  });
});
