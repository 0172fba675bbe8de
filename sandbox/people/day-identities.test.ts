import { describe, expect, test } from "vitest";
import { sampleHistories } from "../testing/sampled-histories.ts";
import { activityWeights } from "./documents/activity.ts";

interface ActivityBody {
  class_5_min: string;
  met: { interval: number; items: number[] };
  average_met_minutes: number;
  non_wear_time: number;
  resting_time: number;
  sedentary_time: number;
  low_activity_time: number;
  medium_activity_time: number;
  high_activity_time: number;
  score: number | null;
  contributors: Record<string, number | null>;
  steps: number;
  active_calories: number;
  total_calories: number;
  timestamp: string;
}

describe.each(sampleHistories().map((history) => [history.person.persona.id, history] as const))(
  "the days of %s",
  (_, history) => {
    const activities = Array.from(
      history.all("daily_activity"),
      ({ body }) => body as unknown as ActivityBody,
    );

    test("have 1440 minutes and 288 classes from 04:00 whose times add up to a day", () => {
      for (const day of activities) {
        expect(day.timestamp).toContain("T04:00:00");
        expect(day.met.items).toHaveLength(1440);
        expect(day.class_5_min).toMatch(/^[0-5]{288}$/);
        const count = (kind: string) => day.class_5_min.split(kind).length - 1;
        expect(day.non_wear_time).toBe(count("0") * 300);
        expect(day.resting_time).toBe(count("1") * 300);
        expect(day.sedentary_time).toBe(count("2") * 300);
        expect(day.low_activity_time).toBe(count("3") * 300);
        expect(day.medium_activity_time).toBe(count("4") * 300);
        expect(day.high_activity_time).toBe(count("5") * 300);
        const sum = day.met.items.reduce((total, met) => total + met, 0);
        expect(day.average_met_minutes).toBeCloseTo(sum / 1440, 2);
        expect(day.active_calories).toBeLessThan(day.total_calories);
        expect(day.steps).toBeLessThan(50_000);
      }
    });

    test("score as the weighted mean of what is known", () => {
      for (const { score, contributors } of activities) {
        const parts = Object.entries<number>(activityWeights).flatMap(([key, weight]) => {
          const value = contributors[key] ?? null;
          return value === null ? [] : [{ value, weight }];
        });
        const total = parts.reduce((sum, { weight }) => sum + weight, 0);
        expect(score).toBe(
          Math.round(parts.reduce((sum, { value, weight }) => sum + value * weight, 0) / total),
        );
      }
    });

    test("show each workout in heart rate and in the minutes of the day", () => {
      for (const workout of [...history.all("workout")].slice(0, 80)) {
        const { start, tenths } = history.person.motion(workout.day);
        const minute = Math.floor((workout.startsAt - start) / 60) + 8;
        expect(tenths[minute]).toBeGreaterThan(20);
        const { instants, sources } = history.heartRate(workout.day);
        const end = Date.parse(String(workout.body.end_datetime)) / 1000;
        const during = instants.flatMap((instant, index) =>
          instant >= workout.startsAt && instant < end ? [sources[index]] : [],
        );
        expect(during.every((source) => source === 3)).toBe(true);
      }
    });

    test("carry the night's heart rate sample for sample", () => {
      for (const { day, body, release } of [...history.all("sleep")].slice(-80)) {
        if (release !== "night") continue;
        const series = body.heart_rate as unknown as {
          items: (number | null)[];
          timestamp: string;
        };
        const { instants, bpm } = history.heartRate(day);
        const start = Date.parse(series.timestamp) / 1000;
        const byInstant = new Map(
          instants.toReversed().map((instant, at) => [instant, bpm[instants.length - 1 - at]]),
        );
        for (const [index, item] of series.items.entries()) {
          if (item !== null) expect(byInstant.get(start + index * 300)).toBe(item);
        }
      }
    });

    test("keep heart rate in order, from one day to the next", () => {
      let previous = 0;
      for (let day = history.lastDay - 200; day <= history.lastDay; day++) {
        for (const instant of history.heartRate(day).instants) {
          expect(instant).toBeGreaterThanOrEqual(previous);
          previous = instant;
        }
      }
    });
  },
);

test("some instants of heart rate come twice", () => {
  const [steady] = sampleHistories();
  if (!steady) throw new Error("no history");
  let twice = 0;
  for (let day = steady.lastDay - 30; day <= steady.lastDay; day++) {
    const { instants } = steady.heartRate(day);
    twice += instants.length - new Set(instants).size;
  }
  expect(twice).toBeGreaterThan(0);
});

test("the traveller records in several offsets and through both changes of the clock", () => {
  const traveller = sampleHistories().find(({ person }) => person.persona.id === "traveller");
  if (!traveller) throw new Error("no traveller");
  const offsets = new Set(
    Array.from(traveller.all("sleep"), ({ body }) => String(body.bedtime_start).slice(-6)),
  );
  expect(offsets.size).toBeGreaterThan(3);
});
