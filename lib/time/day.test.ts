import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  daysBetween,
  eachDay,
  isDay,
  isTimeZone,
  toDay,
  toMonthStart,
  toWeekday,
  toWeekStart,
} from "./day.ts";

const day = fc
  .integer({ min: -10_000, max: 40_000 })
  .map((count) => new Date(count * 86_400_000).toISOString().slice(0, 10));
const count = fc.integer({ min: -5000, max: 5000 });

describe("days", () => {
  it("are told from texts that only look like them", () => {
    expect(["2024-02-29", "2023-12-31", "1970-01-01"].every(isDay)).toBe(true);
    const wrong = ["2023-02-29", "2023-13-01", "2023-1-1", "", "today", "2023-01-01T00:00:00Z"];
    expect(wrong.some(isDay)).toBe(false);
  });

  it("of centuries that nobody asks for are none, though arithmetic may reach beyond them", () => {
    expect(["0000-01-01", "0999-12-31", "1899-12-31", "3000-01-01", "9999-12-31"].some(isDay)).toBe(
      false,
    );
    expect(["1900-01-01", "2999-12-31"].every(isDay)).toBe(true);
    const start = addDays({ day: "1900-01-01", count: -60 });
    expect(daysBetween({ from: start, to: "1900-01-01" })).toBe(60);
  });

  it("can be added and taken away again", () => {
    fc.assert(
      fc.property(day, count, (start, count) => {
        const end = addDays({ day: start, count });
        expect(isDay(end)).toBe(true);
        expect(daysBetween({ from: start, to: end })).toBe(count);
        expect(addDays({ day: end, count: -count })).toBe(start);
        expect(end > start).toBe(count > 0);
      }),
    );
  });

  it("pass over leap days and year ends", () => {
    expect(addDays({ day: "2024-02-28", count: 1 })).toBe("2024-02-29");
    expect(addDays({ day: "2023-02-28", count: 1 })).toBe("2023-03-01");
    expect(addDays({ day: "2025-12-31", count: 1 })).toBe("2026-01-01");
  });

  it("are listed without a hole or a repeat, whatever clocks do on the way", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (firstDay, length) => {
        const days = eachDay({ firstDay, lastDay: addDays({ day: firstDay, count: length }) });
        expect(days).toHaveLength(length + 1);
        expect(new Set(days).size).toBe(days.length);
        expect(days).toEqual(days.toSorted());
      }),
    );
    expect(eachDay({ firstDay: "2026-03-02", lastDay: "2026-03-01" })).toEqual([]);
  });

  it("that do not exist are refused", () => {
    expect(() => addDays({ day: "2023-02-29", count: 1 })).toThrow(RangeError);
    expect(() => toWeekday("soon")).toThrow(RangeError);
  });
});

describe("the day of an instant", () => {
  it("is the one of its zone", () => {
    const instant = new Date("2025-12-31T20:30:00Z");
    const toDayIn = (timeZone: string) => toDay({ instant, timeZone });
    expect(toDayIn("UTC")).toBe("2025-12-31");
    expect(toDayIn("Asia/Kathmandu")).toBe("2026-01-01");
    expect(toDayIn("Pacific/Kiritimati")).toBe("2026-01-01");
    expect(toDayIn("America/Los_Angeles")).toBe("2025-12-31");
  });

  it("turns at local midnight on days of 23 and 25 hours", () => {
    const toDayInBerlin = (text: string) =>
      toDay({ instant: Date.parse(text), timeZone: "Europe/Berlin" });
    expect(toDayInBerlin("2026-03-28T22:59:59Z")).toBe("2026-03-28");
    expect(toDayInBerlin("2026-03-28T23:00:00Z")).toBe("2026-03-29");
    expect(toDayInBerlin("2026-03-29T21:59:59Z")).toBe("2026-03-29");
    expect(toDayInBerlin("2026-03-29T22:00:00Z")).toBe("2026-03-30");
    expect(toDayInBerlin("2026-10-25T22:59:59Z")).toBe("2026-10-25");
    expect(toDayInBerlin("2026-10-25T23:00:00Z")).toBe("2026-10-26");
  });

  it("never goes backwards, and skips none but where a zone skipped it", () => {
    const zone = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC");
    const hour = fc.integer({ min: 0, max: 600_000 });
    fc.assert(
      fc.property(zone, hour, (timeZone, hour) => {
        const from = toDay({ instant: hour * 3_600_000, timeZone });
        const to = toDay({ instant: (hour + 1) * 3_600_000, timeZone });
        expect([0, 1]).toContain(daysBetween({ from, to }));
      }),
    );
  });

  it("is refused for a zone that does not exist", () => {
    expect(() => toDay({ instant: 0, timeZone: "Mars/Base" })).toThrow(RangeError);
    expect(["Mars/Base", "+05:45", ""].some(isTimeZone)).toBe(false);
    expect(["UTC", "Asia/Kathmandu", "Europe/Zurich"].every(isTimeZone)).toBe(true);
  });
});

describe("weeks and months", () => {
  it("begin on the weekday asked for, at most six days back", () => {
    const weekday = fc.constantFrom(0, 1, 6);
    fc.assert(
      fc.property(day, weekday, (day, weekStart) => {
        const start = toWeekStart({ day, weekStart });
        expect(toWeekday(start)).toBe(weekStart);
        const behind = daysBetween({ from: start, to: day });
        expect(behind).toBeGreaterThanOrEqual(0);
        expect(behind).toBeLessThan(7);
      }),
    );
    expect(toWeekStart({ day: "2026-01-01" })).toBe("2025-12-29");
  });

  it("begin on the first", () => {
    expect(toMonthStart("2026-03-31")).toBe("2026-03-01");
    expect(toMonthStart("2026-03-01")).toBe("2026-03-01");
  });

  it("keep the date when months are added, or the last day there is", () => {
    expect(addMonths({ day: "2026-01-31", count: 1 })).toBe("2026-02-28");
    expect(addMonths({ day: "2024-02-29", count: -12 })).toBe("2023-02-28");
    expect(addMonths({ day: "2026-11-15", count: 3 })).toBe("2027-02-15");
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (day, count) => {
        const moved = addMonths({ day, count });
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(moved) - months(day)).toBe(count);
        expect(moved.slice(8) <= day.slice(8)).toBe(true);
      }),
    );
  });
});
