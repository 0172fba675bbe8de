import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toAggregation, toBuckets, toGaps } from "./day-buckets.ts";
import { toDayTicks } from "./day-ticks.ts";

const days = eachDay({ firstDay: "2026-03-25", lastDay: "2026-04-08" });

describe("marks of a daily chart", () => {
  it("stay one a day, with null where a day has nothing", () => {
    const values = days.map((_, index) => (index === 3 ? null : index));
    const buckets = toBuckets({ days, values, aggregation: "day" });
    expect(buckets).toHaveLength(15);
    expect(buckets[3]).toMatchObject({ value: null, n: 0, x: 3 });
    expect(buckets[0]).toMatchObject({ value: 0, n: 1 });
  });

  it("are medians of the days that have a value when grouped by week", () => {
    const values = days.map((_, index) => (index % 2 === 0 ? index : null));
    const buckets = toBuckets({ days, values, aggregation: "week" });
    // Wed–Sun, Mon–Sun, Mon–Wed.
    expect(buckets.map(({ firstIndex, lastIndex }) => [firstIndex, lastIndex])).toEqual([
      [0, 4],
      [5, 11],
      [12, 14],
    ]);
    expect(buckets[1]).toMatchObject({ value: 8, n: 3, x: 8 });
    expect(buckets[1]?.spread?.[0]).toBeCloseTo(6.4);
  });

  it("follow calendar months across a change of clocks", () => {
    const values = days.map(() => 1);
    const buckets = toBuckets({ days, values, aggregation: "month" });
    expect(buckets.map(({ n }) => n)).toEqual([7, 8]);
  });

  it("are chosen by the length of the range", () => {
    expect([30, 120, 121, 731, 732].map(toAggregation)).toEqual([
      "day",
      "day",
      "week",
      "week",
      "month",
    ]);
  });
});

describe("gaps", () => {
  it("join neighbouring empty days of one reason only", () => {
    const values = days.map((_, index) => ([2, 3, 4, 9].includes(index) ? null : 1));
    const reasons = days.map((_, index) => (index === 4 ? "ring not worn" : null));
    const buckets = toBuckets({ days, values, aggregation: "day" });
    expect(toGaps({ buckets, days, reasons })).toEqual([
      { fromX: 1.5, toX: 3.5, days: 2, reason: null },
      { fromX: 3.5, toX: 4.5, days: 1, reason: "ring not worn" },
      { fromX: 8.5, toX: 9.5, days: 1, reason: null },
    ]);
  });

  it("are none before there was a ring", () => {
    const values = days.map((_, index) => (index < 5 || index === 9 ? null : 1));
    const buckets = toBuckets({ days, values, aggregation: "day" });
    const since = days[3] ?? null;
    expect(toGaps({ buckets, days, since }).map(({ fromX, toX }) => [fromX, toX])).toEqual([
      [2.5, 4.5],
      [8.5, 9.5],
    ]);
  });
});

describe("ticks of an axis of days", () => {
  it("name weekdays for a week", () => {
    const week = eachDay({ firstDay: "2026-11-02", lastDay: "2026-11-08" });
    expect(toDayTicks({ days: week, width: 600 }).map(({ label }) => label)).toEqual([
      "Mon",
      "Tue",
      "Wed",
      "Thu",
      "Fri",
      "Sat",
      "Sun",
    ]);
  });

  it("stand on Mondays for a month and never crowd a phone", () => {
    const month = eachDay({ firstDay: "2026-11-01", lastDay: "2026-11-30" });
    expect(toDayTicks({ days: month, width: 1000 }).map(({ label }) => label)).toEqual([
      "2 Nov",
      "9 Nov",
      "16 Nov",
      "23 Nov",
    ]);
    const years = eachDay({ firstDay: "2024-01-15", lastDay: "2026-11-30" });
    expect(toDayTicks({ days: years, width: 300 }).length).toBeLessThanOrEqual(5);
  });
});
