import { describe, expect, it } from "vitest";
import { AHEAD, ASLEEP, BEFORE, MISSING, toActogramRows, toDoubleRows } from "./actogram-layout.ts";

const document = (day: string, classes: string) => ({
  day,
  classes,
  startsAt: `${day}T04:00:00+09:00`,
});
const absent = (day: string) => ({ day, classes: null, startsAt: null });

describe("an actogram", () => {
  it("puts what was recorded after midnight on the row of the day it was lived", () => {
    const classes = "3".repeat(240) + "1".repeat(48);
    const [first, second] = toActogramRows({
      rows: [document("2026-11-14", classes), absent("2026-11-15")],
    });
    expect(first).toEqual([
      { code: BEFORE, start: 0, end: 48 },
      { code: 3, start: 48, end: 288 },
    ]);
    expect(second).toEqual([
      { code: 1, start: 0, end: 48 },
      { code: MISSING, start: 48, end: 288 },
    ]);
  });

  it("reads the start from the document instead of assuming four o'clock", () => {
    const rows = [{ day: "2026-11-14", classes: "44", startsAt: "2026-11-14T06:10:00-03:00" }];
    expect(toActogramRows({ rows })[0]?.[1]).toEqual({ code: 4, start: 74, end: 76 });
  });

  it("marks rest inside a sleep as asleep, and leaves movement as it is", () => {
    const rows = [document("2026-11-14", "1121")];
    const sleeps = [
      { from: "2026-11-14T03:50:00+09:00", to: "2026-11-14T04:20:00+09:00", label: "Sleep" },
    ];
    expect(toActogramRows({ rows, sleeps })[0]?.slice(1, 4)).toEqual([
      { code: ASLEEP, start: 46, end: 50 },
      { code: 2, start: 50, end: 51 },
      { code: ASLEEP, start: 51, end: 52 },
    ]);
  });

  it("leaves the rest of today open, but not the rest of another day", () => {
    const rows = [document("2026-11-14", "11"), document("2026-11-15", "11")];
    const [first, second] = toActogramRows({ rows, today: "2026-11-15" });
    expect(first?.at(-1)?.code).toBe(MISSING);
    expect(second?.at(-1)).toEqual({ code: AHEAD, start: 50, end: 288 });
  });

  it("leaves days before the first of all open, but not a gap after it", () => {
    const rows = [absent("2026-11-13"), document("2026-11-14", "11"), absent("2026-11-15")];
    const [before, , gap] = toActogramRows({ rows, since: "2026-11-14" });
    expect(before).toEqual([{ code: BEFORE, start: 0, end: 288 }]);
    expect(gap).toEqual([{ code: MISSING, start: 0, end: 288 }]);
  });

  it("of 48 hours repeats the next day at the right, and joins what midnight would cut", () => {
    const rows = [
      [
        { code: 3, start: 0, end: 276 },
        { code: ASLEEP, start: 276, end: 288 },
      ],
      [
        { code: ASLEEP, start: 0, end: 84 },
        { code: 4, start: 84, end: 288 },
      ],
    ];
    expect(toDoubleRows(rows)).toEqual([
      [
        { code: 3, start: 0, end: 276 },
        { code: ASLEEP, start: 276, end: 372 },
        { code: 4, start: 372, end: 576 },
      ],
      [
        { code: ASLEEP, start: 0, end: 84 },
        { code: 4, start: 84, end: 288 },
        { code: AHEAD, start: 288, end: 576 },
      ],
    ]);
  });

  it("of no days has no rows", () => {
    expect(toActogramRows({ rows: [] })).toEqual([]);
  });
});
