import { describe, expect, it } from "vitest";
import { eachDay } from "#lib/time/day.ts";
import { toButterflyMarks, toWeekdayMeans } from "./butterfly-layout.ts";

// A Monday.
const days = eachDay({ firstDay: "2026-03-02", lastDay: "2026-03-15" });
const fill = (value: number | null) => days.map(() => value);

describe("the columns of a butterfly", () => {
  it("are missing where either part is, and a measured zero is not", () => {
    const up = fill(900).with(1, null).with(2, 0);
    const down = fill(1800).with(3, null).with(2, 0);
    const marks = toButterflyMarks({
      days,
      up,
      down,
      words: fill(null),
      wordCount: 3,
      aggregation: "day",
    });
    expect(marks.slice(0, 4).map(({ up: above, down: below }) => [above, below])).toEqual([
      [900, 1800],
      [null, null],
      [0, 0],
      [null, null],
    ]);
    expect(marks[1]?.bucket.value).toBeNull();
  });

  it("have a balance of up less down over seven days once four are known, and none of their own where missing", () => {
    const up = days.map((_, index) => (index === 5 ? null : index * 600));
    const marks = toButterflyMarks({
      days,
      up,
      down: fill(50),
      words: fill(null),
      wordCount: 0,
      aggregation: "day",
    });
    expect(marks.slice(0, 7).map(({ balance }) => balance)).toEqual([
      null,
      null,
      null,
      850,
      1150,
      null,
      1550,
    ]);
  });

  it("stand for weeks by their medians, and count the words of their days", () => {
    const up = days.map((_, index) => index);
    const words = days.map((_, index) => (index === 0 ? null : index < 3 ? 0 : 2));
    const [first, second] = toButterflyMarks({
      days,
      up,
      down: fill(1),
      words,
      wordCount: 3,
      aggregation: "week",
    });
    expect([first?.up, first?.down, first?.balance]).toEqual([3, 1, 2]);
    expect([first?.words, second?.words]).toEqual([
      [2, 0, 4],
      [0, 0, 7],
    ]);
  });
});

describe("means by weekday", () => {
  it("begin on Monday, leave out half days, and are none where no day is whole", () => {
    const up = days.map((_, index) => (index % 7 === 6 ? null : index));
    const means = toWeekdayMeans({ days, up, down: fill(10).with(8, null) });
    expect(means[0]).toEqual({ up: 3.5, down: 10, n: 2 });
    expect(means[1]).toEqual({ up: 1, down: 10, n: 1 });
    expect(means[6]).toBeNull();
  });
});
