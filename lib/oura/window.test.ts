import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataTypes } from "./registry.ts";
import { isWithin, toRequestWindows } from "./window.ts";

const dayMs = 86_400_000;
const toDate = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 10);

const range = fc
  .tuple(fc.integer({ min: 10_000, max: 24_000 }), fc.integer({ min: 0, max: 1200 }))
  .map(([first, length]) => ({
    firstDay: toDate(first * dayMs),
    lastDay: toDate((first + length) * dayMs),
  }));

/** Minutes east of UTC, at the edges and in quarters of an hour. */
const offset = fc.integer({ min: -48, max: 56 }).map((quarters) => quarters * 15);

describe("date windows", () => {
  const types = dataTypes.filter(({ window }) => window === "date").map(({ id }) => id);

  it("hold any document of any day in range, whatever its zone and however upstream compares", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        range,
        fc.double({ min: 0, max: 1, noNaN: true }),
        offset,
        fc.integer({ min: -8 * 60, max: 24 * 60 - 1 }),
        (type, { firstDay, lastDay }, place, offsetMinutes, minuteOfDay) => {
          const [query] = toRequestWindows({ type, firstDay, lastDay });
          const days = (Date.parse(lastDay) - Date.parse(firstDay)) / dayMs;
          const midnight = Date.parse(firstDay) + Math.round(place * days) * dayMs;
          const instant = midnight + (minuteOfDay - offsetMinutes) * 60_000;
          expect(Date.parse(String(query?.start_date))).toBeLessThanOrEqual(instant);
          // The end as an excluded midnight in UTC, which is the stricter reading.
          expect(Date.parse(String(query?.end_date))).toBeGreaterThan(instant);
        },
      ),
    );
  });

  it("are two days wider on both sides", () => {
    expect(
      toRequestWindows({ type: "sleep", firstDay: "2024-03-01", lastDay: "2024-12-31" }),
    ).toEqual([{ start_date: "2024-02-28", end_date: "2025-01-02" }]);
  });
});

describe("heart-rate windows", () => {
  it("cover every instant of every local day without a hole, 30 days at most each", () => {
    fc.assert(
      fc.property(range, offset, ({ firstDay, lastDay }, offsetMinutes) => {
        const windows = toRequestWindows({ type: "heartrate", firstDay, lastDay }).map((query) => ({
          start: Date.parse(String(query.start_datetime)),
          end: Date.parse(String(query.end_datetime)),
        }));
        const starts = Date.parse(firstDay) - offsetMinutes * 60_000;
        const ends = Date.parse(lastDay) + dayMs - offsetMinutes * 60_000;
        expect(windows[0]?.start).toBeLessThanOrEqual(starts);
        expect(windows.at(-1)?.end).toBeGreaterThanOrEqual(ends);
        for (const [index, { start, end }] of windows.entries()) {
          expect(end - start).toBeGreaterThan(0);
          expect(end - start).toBeLessThanOrEqual(30 * dayMs);
          expect(windows[index + 1]?.start ?? end).toBe(end);
        }
      }),
    );
  });

  it("name instants in UTC", () => {
    expect(
      toRequestWindows({ type: "heartrate", firstDay: "2026-03-03", lastDay: "2026-03-03" }),
    ).toEqual([{ start_datetime: "2026-03-02T10:00:00Z", end_datetime: "2026-03-04T12:00:00Z" }]);
  });
});

describe("windows", () => {
  it("carry no dates for types that take none", () => {
    for (const type of ["ring_configuration", "personal_info"] as const) {
      expect(toRequestWindows({ type, firstDay: "2026-03-01", lastDay: "2026-03-03" })).toEqual([
        {},
      ]);
    }
  });

  it("refuse days that are not, or that are the wrong way round", () => {
    for (const firstDay of ["2026-02-30", "1", "", "2026-03-01T00:00:00Z", "2026-03-05"]) {
      expect(() => toRequestWindows({ type: "sleep", firstDay, lastDay: "2026-03-04" })).toThrow(
        RangeError,
      );
    }
  });

  it("are trimmed by day, which keeps what has none", () => {
    const range = { firstDay: "2026-03-01", lastDay: "2026-03-03" };
    const days = ["2026-02-28", "2026-03-01", "2026-03-03", "2026-03-04", null];
    expect(days.filter((day) => isWithin({ day, ...range }))).toEqual([
      "2026-03-01",
      "2026-03-03",
      null,
    ]);
  });
});
