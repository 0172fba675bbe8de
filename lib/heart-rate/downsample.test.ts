import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createReduction, toPoints } from "./downsample.ts";
import { breakSeconds, type Readings } from "./points.ts";

const from = 1_772_000_000;
const interval = 300;

/** Readings every five minutes or after longer silences. */
const readings = fc
  .array(fc.tuple(fc.constantFrom(1, 1, 1, 3, 4, 50), fc.integer({ min: 30, max: 220 })), {
    minLength: 1,
    maxLength: 800,
  })
  .map((steps): Readings => {
    let t = from;
    const list = steps.map(([gap, bpm]) => ({ t: (t += gap * interval), bpm }));
    return { t: list.map((r) => r.t), bpm: list.map((r) => r.bpm), source: list.map(() => 0) };
  });

function reduce(list: Readings, maxPoints: number) {
  const to = (list.t.at(-1) ?? from) + 1;
  return { to, ...toPoints({ readings: list, from, to, maxPoints }) };
}

describe("toPoints", () => {
  it("never gives more points than asked for, and loses neither the lowest nor the highest", () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 3, max: 1_500 }), (list, maxPoints) => {
        const { points } = reduce(list, maxPoints);
        expect(points.t.length).toBeLessThanOrEqual(maxPoints);
        const drawn = points.bpm.filter((bpm) => bpm !== null);
        expect(Math.min(...drawn)).toBe(Math.min(...list.bpm));
        expect(Math.max(...drawn)).toBe(Math.max(...list.bpm));
      }),
    );
  });

  it("gives only readings that there are, in order of time", () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 3, max: 400 }), (list, maxPoints) => {
        const { points } = reduce(list, maxPoints);
        const byTime = new Map(list.t.map((t, index) => [t, list.bpm[index]]));
        points.t.forEach((t, index) => {
          if (index > 0) expect(t).toBeGreaterThan(points.t[index - 1] as number);
          if (points.bpm[index] !== null) expect(points.bpm[index]).toBe(byTime.get(t));
        });
      }),
    );
  });

  it("never joins across a silence that is longer than 15 minutes and can be seen", () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 3, max: 1_500 }), (list, maxPoints) => {
        const { points, detail, to } = reduce(list, maxPoints);
        const width = (to - from) / Math.floor(maxPoints / 3);
        const silence = detail === "all" ? breakSeconds : Math.max(breakSeconds, width);
        list.t.forEach((t, index) => {
          const next = list.t[index + 1];
          if (next === undefined || next - t <= silence) return;
          const isBroken = points.t.some((at, i) => at > t && at < next && points.bpm[i] === null);
          expect(isBroken).toBe(true);
        });
      }),
    );
  });

  it("gives a day in full, with its sources", () => {
    const t = Array.from({ length: 288 }, (_, index) => from + index * interval);
    const list = { t, bpm: t.map(() => 60), source: t.map((_, index) => index % 7) };
    const { points, detail } = reduce(list, 1_500);
    expect(detail).toBe("all");
    expect(points).toEqual(list);
  });

  it("gives the same whether readings come at once or in batches", () => {
    fc.assert(
      fc.property(readings, fc.nat(800), (list, cut) => {
        const range = { from, to: (list.t.at(-1) ?? from) + 1, maxPoints: 60 };
        const whole = createReduction(range);
        whole.add(list);
        const batched = createReduction(range);
        const slice = (start: number, end?: number): Readings => ({
          t: list.t.slice(start, end),
          bpm: list.bpm.slice(start, end),
          source: list.source.slice(start, end),
        });
        batched.add(slice(0, cut));
        batched.add(slice(cut));
        expect(batched.finish()).toEqual(whole.finish());
      }),
    );
  });
});
