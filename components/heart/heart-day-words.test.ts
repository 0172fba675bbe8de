import { describe, expect, it } from "vitest";
import { toHeartSummary, toHeartTable, toHeartTitle, toSilentWords } from "./heart-day-words.ts";

const MINUTE = 60_000;
const beats = [50, 48, 90].map((bpm, index) => ({
  at: index * 10 * MINUTE,
  bpm,
  source: index === 2 ? "workout" : "awake",
}));
const write = (at: number) => `${at / MINUTE} min`;

describe("the words of a day of heart rate", () => {
  it("name the day, and the night by the day it ends on", () => {
    const day = "2026-11-25";
    expect(toHeartTitle({ day, today: day, view: "day" })).toBe("Heart rate · Today");
    expect(toHeartTitle({ day, today: day, view: "night" })).toBe("Heart rate · Night to today");
    expect(toHeartTitle({ day, today: "2026-11-26", view: "night" })).toBe(
      "Heart rate · Night to Wed 25 Nov",
    );
  });

  it("tell the extremes and when they were", () => {
    expect(toHeartSummary({ beats, write })).toBe(
      "3 readings: lowest 48 bpm at 10 min, highest 90 bpm at 20 min.",
    );
    expect(toHeartSummary({ beats: [], write })).toBeNull();
  });

  it("tell how long there were no readings, and nothing where there are none at all", () => {
    expect(toSilentWords({ beats, start: 0, until: 30 * MINUTE })).toBeNull();
    expect(toSilentWords({ beats, start: 0, until: 100 * MINUTE })).toBe(
      "1 h 20 min without readings",
    );
    expect(toSilentWords({ beats: [], start: 0, until: 100 * MINUTE })).toBeNull();
  });

  it("list every reading with what went on then", () => {
    const { rows } = toHeartTable({
      beats,
      intervals: [{ kind: "workout", label: "Running", from: 15 * MINUTE, to: 60 * MINUTE }],
      tags: [{ label: "Caffeine", comment: null, from: 9 * MINUTE, to: 9 * MINUTE }],
      write,
    });
    expect(rows).toEqual([
      ["0 min", 50, "awake", ""],
      ["10 min", 48, "awake", "Caffeine"],
      ["20 min", 90, "workout", "Running"],
    ]);
  });
});
