import { describe, expect, it } from "vitest";
import { toMetTable, toMovementTable, toRhythmTable } from "./movement-tables.ts";

const startsAt = "2026-11-14T04:00:00+02:00";
const hourCycle = 24;

describe("the tables of movement", () => {
  it("have a row for each stretch, on the clock of recording", () => {
    const { rows } = toMovementTable({ classes: "1114?0", startsAt, hourCycle });
    expect(rows).toEqual([
      ["04:00", "04:15", "rest", 15],
      ["04:15", "04:20", "medium", 5],
      ["04:20", "04:25", null, 5],
      ["04:25", "04:30", "not worn", 5],
    ]);
  });

  it("have a row for each sample of effort, a missing one open", () => {
    const met = { items: [0.9, null, 3.2], intervalSeconds: 60, startsAt, hourCycle } as const;
    expect(toMetTable(met).rows).toEqual([
      ["04:00", 0.9],
      ["04:01", null],
      ["04:02", 3.2],
    ]);
  });

  it("name no time of day where the start cannot be read", () => {
    const unread = { startsAt: "not a time", hourCycle } as const;
    expect(toMovementTable({ classes: "11", ...unread }).rows).toEqual([[null, null, "rest", 10]]);
    const met = { items: [0.9], intervalSeconds: 60, ...unread };
    expect(toMetTable(met).rows).toEqual([[null, 0.9]]);
  });

  it("sum up each day, and leave one without a record open", () => {
    const days = [
      { day: "2026-11-14", classes: "5540", startsAt },
      { day: "2026-11-15", classes: null, startsAt: null },
    ];
    const { columns, rows } = toRhythmTable(days);
    expect(columns.map(({ label }) => label)).toEqual([
      "Day",
      "High (min)",
      "Medium (min)",
      "Low (min)",
      "Inactive (min)",
      "Rest (min)",
      "Not worn (min)",
    ]);
    expect(rows).toEqual([
      ["2026-11-14", 10, 5, 0, 0, 0, 5],
      ["2026-11-15", null, null, null, null, null, null],
    ]);
  });
});
