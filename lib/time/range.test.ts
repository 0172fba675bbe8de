import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isDay } from "./day.ts";
import { isRangeKey, rangeKeys, toLength, toNextRange, toPreviousRange, toRange } from "./range.ts";

const today = "2026-03-03";
const anyDay = fc.integer({ min: -2000, max: 400 }).map((count) => addDays({ day: today, count }));

describe("a range", () => {
  it("ends today and is as long as its name says", () => {
    const toDays = (key: string) => {
      const { firstDay, lastDay } = toRange({ key, today });
      return [firstDay, lastDay];
    };
    expect(toDays("7d")).toEqual(["2026-02-25", today]);
    expect(toDays("30d")).toEqual(["2026-02-02", today]);
    expect(toDays("90d")).toEqual(["2025-12-04", today]);
    expect(toDays("1y")).toEqual(["2025-03-04", today]);
  });

  it("of all days begins with the first one that has data, or thirty days ago while there is none", () => {
    expect(toRange({ key: "all", today, firstDay: "2020-05-01" })).toEqual({
      key: "all",
      firstDay: "2020-05-01",
      lastDay: today,
    });
    expect(toLength(toRange({ key: "all", today }))).toBe(30);
  });

  it("of one's own choice is put in order and cut at today", () => {
    expect(toRange({ key: "custom", from: "2026-04-01", to: "2026-01-01", today })).toEqual({
      key: "custom",
      firstDay: "2026-01-01",
      lastDay: today,
    });
  });

  it("that makes no sense falls back to thirty days", () => {
    const attempts = [
      { key: "2w" },
      { key: null },
      { key: "custom" },
      { key: "custom", from: "2026-01-01" },
      { key: "custom", from: "2026-02-30", to: "2026-03-01" },
      { key: "custom", from: "2027-01-01", to: "2027-02-01" },
      { key: "custom", from: "0001-01-01", to: "2026-02-01" },
    ];
    for (const attempt of attempts) {
      const range = toRange({ today, ...attempt });
      expect(range).toMatchObject({ key: "30d", lastDay: today });
      expect(toLength(range)).toBe(30);
    }
  });

  it("always holds real days, in order, none in the future", () => {
    const text = fc.option(fc.oneof(anyDay, fc.string(), fc.constant("2023-02-29")));
    const key = fc.option(fc.oneof(fc.constantFrom(...rangeKeys), fc.string()));
    fc.assert(
      fc.property(key, text, text, text, (key, from, to, firstDay) => {
        const range = toRange({ key, today, from, to, firstDay });
        expect(isRangeKey(range.key)).toBe(true);
        expect(isDay(range.firstDay) && isDay(range.lastDay)).toBe(true);
        expect(range.firstDay <= range.lastDay && range.lastDay <= today).toBe(true);
      }),
    );
  });
});

describe("stepping", () => {
  const steppable = fc
    .tuple(fc.constantFrom("7d", "30d", "90d", "custom"), anyDay, anyDay)
    .map(([key, from, to]) => toRange({ key, from, to, today }));

  it("back lies just before and is as long, and on again returns", () => {
    fc.assert(
      fc.property(steppable, (range) => {
        const previous = toPreviousRange(range);
        if (previous === null) throw new Error("expected a range");
        expect(addDays({ day: previous.lastDay, count: 1 })).toBe(range.firstDay);
        expect(toLength(previous)).toBe(toLength(range));
        expect(toNextRange({ range: previous, today })).toEqual(range);
      }),
    );
  });

  it("by years keeps to the calendar over leap days", () => {
    const range = toRange({ key: "1y", to: "2025-02-28", today });
    expect(range.firstDay).toBe("2024-02-29");
    expect(toPreviousRange(range)).toMatchObject({ firstDay: "2023-03-01", lastDay: "2024-02-28" });
  });

  it("on stops at today", () => {
    const range = toRange({ key: "30d", to: "2026-02-20", today });
    expect(toNextRange({ range, today })).toEqual(toRange({ key: "30d", today }));
    expect(toNextRange({ range: toRange({ key: "30d", today }), today })).toBeNull();
  });

  it("has no way out of all days", () => {
    const range = toRange({ key: "all", today, firstDay: "2020-01-01" });
    expect(toPreviousRange(range)).toBeNull();
    expect(toNextRange({ range, today })).toBeNull();
  });
});
