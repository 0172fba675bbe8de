import { describe, expect, test } from "vitest";
import { sampledDays, sampleHistories } from "../testing/sampled-histories.ts";
import { readinessWeights } from "./documents/readiness-scores.ts";
import { sleepWeights } from "./documents/sleep-scores.ts";

interface Series {
  interval: number;
  items: (number | null)[];
  timestamp: string;
}

interface SleepBody {
  [field: string]: unknown;
  deep_sleep_duration: number;
  light_sleep_duration: number;
  rem_sleep_duration: number;
  total_sleep_duration: number;
  awake_time: number;
  time_in_bed: number;
  sleep_phase_5_min: string;
  movement_30_sec: string;
  average_heart_rate: number | null;
  average_hrv: number | null;
  lowest_heart_rate: number;
  bedtime_start: string;
  bedtime_end: string;
  heart_rate: Series | null;
  hrv: Series | null;
  type: string;
  day: string;
}

const known = (items: readonly (number | null)[]) => items.filter((item) => item !== null);
const mean = (items: readonly number[]) =>
  items.reduce((sum, item) => sum + item, 0) / items.length;
const correlation = (pairs: readonly (readonly [number, number])[]) => {
  const [left, right] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  const sum = (of: (x: number, y: number) => number) =>
    pairs.reduce((total, [x, y]) => total + of(x - left, y - right), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
};

describe.each(sampleHistories().map((history) => [history.person.persona.id, history] as const))(
  "the sleep of %s",
  (_, history) => {
    const sleeps = Array.from(history.all("sleep"), ({ body }) => body as unknown as SleepBody);
    const nights = sleeps.filter(({ type }) => type === "long_sleep");

    test("adds its stages up to total sleep, and total and awake to time in bed", () => {
      for (const sleep of sleeps) {
        expect(
          sleep.deep_sleep_duration + sleep.light_sleep_duration + sleep.rem_sleep_duration,
        ).toBe(sleep.total_sleep_duration);
        expect(sleep.total_sleep_duration + sleep.awake_time).toBe(sleep.time_in_bed);
        expect(Date.parse(sleep.bedtime_end) - Date.parse(sleep.bedtime_start)).toBe(
          sleep.time_in_bed * 1000,
        );
      }
    });

    test("has a stage for every five minutes and a movement for every thirty seconds", () => {
      for (const sleep of sleeps) {
        expect(sleep.sleep_phase_5_min).toMatch(/^[1-4]+$/);
        expect(sleep.sleep_phase_5_min).toHaveLength(Math.ceil(sleep.time_in_bed / 300));
        expect(sleep.movement_30_sec).toMatch(/^[1-4]+$/);
        expect(sleep.movement_30_sec).toHaveLength(Math.ceil(sleep.time_in_bed / 30));
      }
    });

    test("takes average HRV from its series, and average and lowest heart rate from finer samples near it", () => {
      const below = new Set<number>();
      for (const {
        heart_rate,
        hrv,
        average_heart_rate,
        lowest_heart_rate,
        average_hrv,
      } of nights) {
        if (heart_rate === null || hrv === null) throw new Error("a night has both series");
        const off = (average_heart_rate ?? 0) - mean(known(heart_rate.items));
        expect(Math.abs(off)).toBeLessThan(1.2);
        below.add(Math.min(...known(heart_rate.items)) - lowest_heart_rate);
        expect(average_hrv).toBe(Math.round(mean(known(hrv.items))));
      }
      if (nights.length > 100) expect([...below].toSorted()).toEqual([0, 1, 2, 3]);
      expect([...below].every((bpm) => bpm >= 0 && bpm <= 3)).toBe(true);
    });

    test("misses about a ninth of its heart rates", () => {
      const items = nights.flatMap(({ heart_rate }) => heart_rate?.items ?? []);
      const share = items.filter((item) => item === null).length / items.length;
      expect(share).toBeGreaterThan(0.05);
      expect(share).toBeLessThan(0.2);
    });

    test("gives 255 and no series where nothing was measured", () => {
      for (const sleep of sleeps) {
        expect(sleep.lowest_heart_rate === 255).toBe(sleep.heart_rate === null);
        expect(sleep.heart_rate === null).toBe(sleep.hrv === null);
      }
    });

    test("falls in heart rate while HRV mirrors it", () => {
      for (const { heart_rate, hrv } of nights.slice(0, 60)) {
        const pairs = (heart_rate?.items ?? []).flatMap((pulse, index): [number, number][] => {
          const variability = hrv?.items[index] ?? null;
          return pulse === null || variability === null ? [] : [[pulse, variability]];
        });
        if (pairs.length > 40) expect(correlation(pairs)).toBeLessThan(0);
      }
    });

    test("belongs to the day that it ends on, and to the next from 18:00 on", () => {
      for (const { bedtime_end, day } of sleeps) {
        const clock = Date.parse(`${bedtime_end.slice(0, 19)}Z`);
        expect(new Date(clock + 6 * 3_600_000).toISOString().slice(0, 10)).toBe(day);
      }
    });

    test("has main sleeps that never overlap", () => {
      for (const [index, night] of nights.entries()) {
        const next = nights[index + 1];
        if (next)
          expect(Date.parse(next.bedtime_start)).toBeGreaterThan(Date.parse(night.bedtime_end));
      }
    });

    test("scores as the weighted mean of its contributors", () => {
      for (const [type, weights] of [
        ["daily_sleep", sleepWeights],
        ["daily_readiness", readinessWeights],
      ] as const) {
        for (const { body } of history.all(type)) {
          const { contributors, score } = body as unknown as {
            contributors: Record<string, number | null>;
            score: number | null;
          };
          if (score === null) continue;
          const parts = Object.entries<number>(weights).flatMap(([key, weight]) => {
            const value = contributors[key] ?? null;
            return value === null ? [] : [{ value, weight }];
          });
          const total = parts.reduce((sum, { weight }) => sum + weight, 0);
          expect(score).toBe(
            Math.round(parts.reduce((sum, { value, weight }) => sum + value * weight, 0) / total),
          );
          for (const { value } of parts)
            expect(value).toSatisfy((one: number) => one >= 1 && one <= 100);
        }
      }
    });
  },
);

test("every long history misses some nights but not many", () => {
  for (const history of sampleHistories().filter(
    ({ person: { persona } }) => persona.historyDays === null && persona.lapsedDaysAgo === null,
  )) {
    const share = [...history.all("daily_sleep")].length / sampledDays;
    expect(share).toBeGreaterThan(0.82);
    expect(share).toBeLessThan(1);
  }
});
