import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HeartRateSample } from "../oura/heart-rate-samples.ts";
import { isSameDay, mergeDays, type PackedDay, toPackedDays } from "./pack.ts";
import { toSource, toSourceIndex } from "./sources.ts";

const second = fc.integer({ min: 1_772_000_000, max: 1_772_000_000 + 3 * 86_400 });
const samples = fc.array(
  fc.record({
    epochMs: second.map((t) => t * 1000),
    bpm: fc.integer({ min: 1, max: 254 }),
    source: fc.constantFrom("awake", "sleep", "workout", "from the future", null),
  }),
  { maxLength: 60 },
);

/** What packing must keep: by second, the rate and source given last. */
function toBySecond(list: readonly HeartRateSample[]): [number, number, string][] {
  const last = new Map(list.map((sample) => [sample.epochMs / 1000, sample]));
  return [...last]
    .toSorted(([a], [b]) => a - b)
    .map(([t, { bpm, source }]) => [t, bpm, toSource(toSourceIndex(source))]);
}

function toUnpacked(days: readonly PackedDay[]): [number, number, string][] {
  return days.flatMap(({ day, at, bpm, source }) =>
    at.map((s, i): [number, number, string] => [
      Date.parse(`${day}T00:00:00Z`) / 1000 + s,
      bpm[i] as number,
      toSource(source[i] as number),
    ]),
  );
}

describe("toPackedDays", () => {
  it("keeps the last reading of every second, in order, whatever the order of arrival", () => {
    fc.assert(
      fc.property(samples, (list) => {
        expect(toUnpacked(toPackedDays(list))).toEqual(toBySecond(list));
      }),
    );
  });

  it("leaves placeholders out", () => {
    const at = { epochMs: 0, source: null };
    const list = [0, 255, Number.NaN, -3].map((bpm) => ({ ...at, bpm }));
    expect(toPackedDays([...list, { epochMs: Number.NaN, bpm: 60, source: null }])).toEqual([]);
  });

  it("packs days before 1970 too", () => {
    const [day] = toPackedDays([{ epochMs: -1_000, bpm: 60, source: "rest" }]);
    expect(day).toEqual({ day: "1969-12-31", at: [86_399], bpm: [60], source: [1] });
  });
});

describe("mergeDays", () => {
  it("gives what packing both at once would give", () => {
    fc.assert(
      fc.property(samples, samples, (older, newer) => {
        const stored = new Map(toPackedDays(older).map((day) => [day.day, day]));
        for (const fetched of toPackedDays(newer)) {
          const before = stored.get(fetched.day);
          const merged = before === undefined ? fetched : mergeDays({ stored: before, fetched });
          stored.set(fetched.day, merged);
        }
        const days = [...stored.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
        expect(toUnpacked(days)).toEqual(toBySecond([...older, ...newer]));
      }),
    );
  });

  it("changes nothing when merged with itself", () => {
    fc.assert(
      fc.property(samples, (list) => {
        for (const day of toPackedDays(list)) {
          expect(isSameDay(mergeDays({ stored: day, fetched: day }), day)).toBe(true);
        }
      }),
    );
  });
});
