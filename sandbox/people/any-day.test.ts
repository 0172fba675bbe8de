import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { requireDataType } from "#lib/oura/registry.ts";
import { type AnyDay, anyDay } from "../testing/any-day.ts";
import { toDay } from "./calendar.ts";
import { drawnTypes } from "./catalogue.ts";
import { phaseSeconds, phasesPerEpoch } from "./hypnogram.ts";

// Each case draws a history anew; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const runs = { numRuns: 80, seed: 20_261_122 };
const holds = (check: (drawn: AnyDay) => void) => fc.assert(fc.property(anyDay, check), runs);

test("a day's documents depend on person and day alone, not on what was asked for before", () => {
  fc.assert(
    fc.property(anyDay, fc.array(fc.nat(1825), { maxLength: 3 }), ({ make, history, day }, ago) => {
      const busy = make();
      for (const type of drawnTypes) {
        for (const back of ago) {
          const from = busy.lastDay - back;
          expect([...busy.documents({ type, from, to: from + 1 })].length).toBeLessThan(40);
        }
        const own = [...history.documents({ type, from: day, to: day })];
        expect([...busy.documents({ type, from: day, to: day })]).toEqual(own);
      }
      expect(busy.heartRate(day)).toEqual(history.heartRate(day));
      expect(busy.battery(day)).toEqual(history.battery(day));
    }),
    { ...runs, numRuns: 15 },
  );
});

test("every document reads as its registered type, on its own day, and is found by its id", () => {
  holds(({ history, day }) => {
    for (const type of drawnTypes) {
      const { read } = requireDataType(type);
      for (const document of history.documents({ type, from: day, to: day })) {
        const { body, id } = document;
        expect(read(body).day).toBe(toDay(day));
        expect(history.find({ type, id })).toEqual(document);
      }
    }
  });
});

test("the sums of a night are those of its half minutes, and its five minutes agree with them", () => {
  holds(({ history, day }) => {
    const night = history.person.night(day);
    if (night === null) return;
    const phases = night.series.drawPhases();
    const secondsOf = (stage: number) =>
      phases.filter((phase) => phase === stage).length * phaseSeconds;
    const { deep, light, rem, awake, latency, stirs } = night.sums;
    expect([deep, light, rem, awake]).toEqual([1, 2, 3, 4].map(secondsOf));
    expect(deep + light + rem + awake).toBe(night.seconds);
    expect(phases.findIndex((phase) => phase !== 4) * phaseSeconds).toBe(latency);
    const movement = night.series.drawMovement();
    expect(movement).toHaveLength(phases.length);
    const begun = movement.filter((now, at) => now >= 2 && (movement[at - 1] ?? 1) < 2);
    expect(begun).toHaveLength(stirs);
    const agreeing = night.stages.filter((stage, epoch) => {
      const own = phases.slice(epoch * phasesPerEpoch, (epoch + 1) * phasesPerEpoch);
      return own.filter((phase) => phase === stage).length * 2 >= own.length;
    });
    expect(agreeing.length / night.stages.length).toBeGreaterThan(0.85);
  });
});

test("the pulse of a night meets its plan: lowest heart rate, mean HRV, and the lowest where it should be", () => {
  holds(({ history, day }) => {
    const { person } = history;
    const night = person.night(day);
    const plan = person.plan(day);
    if (night === null || plan.batteryDied !== null || night.heartRate.length === 0) return;
    const pulses = night.heartRate.filter((value) => value !== null);
    const variabilities = night.hrv.filter((value) => value !== null);
    expect(Math.min(...pulses) - night.finer.lowest).toBe(Math.round(plan.nadir));
    const mean = variabilities.reduce((sum, value) => sum + value, 0) / variabilities.length;
    expect(Math.abs(mean - plan.hrv)).toBeLessThan(1.5);
    expect(Math.max(...pulses)).toBeLessThan(plan.nadir + 40);
  });
});

test("a day adds up from its minutes: times, steps, calories, and workouts that stand out in them", () => {
  holds(({ history, day }) => {
    const range = { from: day, to: day };
    const [activity] = [...history.documents({ type: "daily_activity", ...range })];
    const workouts = [...history.documents({ type: "workout", ...range })];
    if (activity === undefined) {
      expect(workouts).toEqual([]);
      return;
    }
    const { body } = activity;
    const times = ["non_wear", "resting", "sedentary"].map((kind) => Number(body[`${kind}_time`]));
    const levels = ["low", "medium", "high"].map((kind) => Number(body[`${kind}_activity_time`]));
    expect([...times, ...levels].reduce((sum, seconds) => sum + seconds, 0)).toBe(86_400);
    const { tenths, start } = history.person.motion(day);
    let burned = 0;
    for (const { body: workout, startsAt } of workouts) {
      const end = Date.parse(String(workout.end_datetime)) / 1000;
      const minutes = Array.from(tenths).slice((startsAt - start) / 60, (end - start) / 60);
      const mean = minutes.reduce((sum, value) => sum + value, 0) / minutes.length / 10;
      expect(mean).toBeGreaterThan(2);
      burned += Number(workout.calories);
    }
    expect(burned).toBeLessThan(Number(body.total_calories));
  });
});

test("heart rate stays in order within a day and over its end, and workouts stand out in it", () => {
  holds(({ history, day }) => {
    const { instants, bpm, sources } = history.heartRate(day);
    const next = history.heartRate(day + 1).instants;
    const all = [...instants, ...next];
    expect(all).toEqual(all.toSorted((left, right) => left - right));
    const of = (source: number) => bpm.filter((_, index) => sources[index] === source);
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    if (of(3).length > 4) expect(mean(of(3))).toBeGreaterThan(mean(of(1)));
    if (of(0).length > 4 && of(1).length > 4) expect(mean(of(0))).toBeLessThan(mean(of(1)));
    for (const value of bpm) expect(value).toSatisfy((one: number) => one >= 32 && one <= 210);
  });
});

test("the battery only falls while the ring is worn, and rises on its charger", () => {
  holds(({ history, day }) => {
    const rows = history.battery(day);
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1];
      expect(row.level).toSatisfy((level: number) => level >= 0 && level <= 100);
      if (before === undefined) continue;
      expect(row.instant).toBeGreaterThan(before.instant);
      if (row.inCharger) expect(row.level).toBeGreaterThanOrEqual(before.level - 1);
      else expect(row.level).toBeLessThanOrEqual(before.level);
    }
  });
});
