import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day } from "../../time/day.ts";
import { isSilenceDue, toLongestSilence } from "./rhythm.ts";

const hourMs = 3_600_000;

/** Days that are so many days apart, one after the other. */
function toDays(gaps: readonly number[]): Day[] {
  const days: Day[] = ["2026-01-01"];
  for (const gap of gaps) days.push(addDays({ day: days.at(-1) ?? "", count: gap }));
  return days;
}

const repeat = (gaps: readonly number[], count: number) =>
  Array.from({ length: count }, () => gaps).flat();

describe("toLongestSilence", () => {
  it("misses a nightly sleeper's night after 30 hours", () => {
    expect(toLongestSilence(toDays(repeat([1], 30)))).toBe(30 * hourMs);
  });

  it("waits for a weekend runner's next weekend", () => {
    expect(toLongestSilence(toDays(repeat([1, 6], 8)))).toBe(7.5 * 24 * hourMs);
  });

  it("takes one night without the ring for no rhythm", () => {
    expect(toLongestSilence(toDays([...repeat([1], 20), 2, ...repeat([1], 20)]))).toBe(30 * hourMs);
  });

  it("knows no rhythm of a few days", () => {
    expect(toLongestSilence(toDays([1, 1, 1, 1]))).toBeNull();
    expect(toLongestSilence(["2026-01-01", "2026-01-01"])).toBeNull();
  });

  it("depends neither on the order of the days nor on how many documents one has", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 5, maxLength: 60 }),
        (gaps) => {
          const days = toDays(gaps);
          expect(toLongestSilence([...days.toReversed(), ...days])).toBe(toLongestSilence(days));
        },
      ),
    );
  });

  it("calls at most one gap in ten a silence", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 60 }),
        (gaps) => {
          const longest = toLongestSilence(toDays(gaps)) ?? 0;
          const silences = gaps.filter((gap) => gap * 24 * hourMs > longest);
          expect(silences.length).toBeLessThanOrEqual(gaps.length / 10);
        },
      ),
    );
  });
});

describe("isSilenceDue", () => {
  const longestMs = 30 * hourMs;
  const arrivedAt = new Date("2026-11-01T07:30:00Z");

  /** Hours at which somebody who looks every hour re-reads; other re-reads happen as said. */
  function walk({ hours, otherwise = [] }: { hours: number; otherwise?: readonly number[] }) {
    let rereadAt: Date | null = arrivedAt;
    const reads: number[] = [];
    for (let hour = 0; hour <= hours; hour += 1) {
      const now = arrivedAt.getTime() + hour * hourMs;
      if (otherwise.includes(hour)) rereadAt = new Date(now);
      if (!isSilenceDue({ longestMs, arrivedAt, rereadAt, now })) continue;
      reads.push(hour);
      rereadAt = new Date(now);
    }
    return reads;
  }

  it("re-reads once when a silence becomes unusual, and when it doubles", () => {
    expect(walk({ hours: 29 })).toEqual([]);
    expect(walk({ hours: 260 })).toEqual([30, 60, 120, 240]);
  });

  it("lets a re-read after that moment count, and none before it", () => {
    expect(walk({ hours: 59, otherwise: [20] })).toEqual([30]);
    expect(
      isSilenceDue({
        longestMs,
        arrivedAt,
        rereadAt: new Date(arrivedAt.getTime() + 31 * hourMs),
        now: arrivedAt.getTime() + 40 * hourMs,
      }),
    ).toBe(false);
  });
});
