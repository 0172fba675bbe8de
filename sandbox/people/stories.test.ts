import { describe, expect, test, vi } from "vitest";
import type { DataTypeId } from "#lib/oura/registry.ts";
import { sampleHistory } from "../testing/sampled-histories.ts";
import type { OuraDocument } from "./documents/draft.ts";
import type { History } from "./history.ts";
import { stories } from "./stories.ts";

// Years of documents; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const year = 366;

function historyOf(id: string, days = year): History {
  const story = stories.find((candidate) => candidate.id === id);
  if (story === undefined) throw new Error(`no story ${id}`);
  return sampleHistory({ story, days });
}

function all(history: History, type: DataTypeId): readonly OuraDocument[] {
  return [...history.all(type)];
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const numbers = (documents: readonly OuraDocument[], field: string) =>
  documents.flatMap(({ body }) => (typeof body[field] === "number" ? [body[field]] : []));
const nights = (history: History) =>
  all(history, "sleep").filter(({ body }) => body.type === "long_sleep");
const naps = (history: History) =>
  all(history, "sleep").filter(({ body }) => body.type !== "long_sleep");
const clockHour = (stamp: unknown) => Number(String(stamp).slice(11, 13));

test("there are at least eight people, the first one is Anna, and each tells another story", () => {
  expect(stories.length).toBeGreaterThanOrEqual(8);
  expect(stories[0]?.id).toBe("steady");
  expect(new Set(stories.map(({ story }) => story)).size).toBe(stories.length);
});

test("the steady sleeper goes to bed at her hour, later before free days", () => {
  const history = historyOf("steady");
  const begins = nights(history).map(({ day, body }) => ({
    isFree: [6, 0].includes((day + 4) % 7),
    hour: Date.parse(`${String(body.bedtime_start).slice(0, 19)}Z`) / 3_600_000 - day * 24,
  }));
  const of = (isFree: boolean) => begins.filter((night) => night.isFree === isFree);
  const usual = mean(of(false).map(({ hour }) => hour));
  expect(usual).toBeCloseTo(-1.3, 0);
  expect(mean(of(true).map(({ hour }) => hour)) - usual).toBeGreaterThan(0.4);
  expect(mean(numbers(nights(history), "efficiency"))).toBeGreaterThan(90);
});

test("the nurse sleeps by day after nights of work, on the day it is, and naps before them", () => {
  const history = historyOf("shift");
  const byDay = nights(history).filter(({ body }) => {
    const hour = clockHour(body.bedtime_start);
    return hour >= 6 && hour <= 9;
  });
  expect(byDay.length / nights(history).length).toBeGreaterThan(0.12);
  for (const { body } of byDay) expect(String(body.bedtime_end).slice(0, 10)).toBe(body.day);
  const evening = naps(history).filter(({ body }) => body.type === "late_nap");
  expect(evening.length).toBeGreaterThan(20);
  for (const { body } of evening) {
    expect(String(body.bedtime_end).slice(0, 10) < String(body.day)).toBe(true);
  }
  // Somebody who takes the first sleep of a day for the main one goes wrong here.
  const first = Map.groupBy(all(history, "sleep"), ({ day }) => day);
  expect([...first.values()].some(([sleep]) => sleep?.body.type === "late_nap")).toBe(true);
});

test("the new father's nights are broken and full of naps since the birth, and were not before", () => {
  const history = historyOf("parent", 800);
  const birth = history.lastDay + 1 - 426;
  const split = (documents: readonly OuraDocument[]) => ({
    before: documents.filter(({ day }) => day < birth - 2),
    after: documents.filter(({ day }) => day > birth + 2),
  });
  const { before, after } = split(nights(history));
  expect(mean(numbers(after, "awake_time"))).toBeGreaterThan(
    1.7 * mean(numbers(before, "awake_time")),
  );
  const napped = split(naps(history));
  expect(napped.after.length / after.length).toBeGreaterThan(0.5);
  expect(napped.before.length / before.length).toBeLessThan(0.2);
  expect(mean(numbers(after, "average_hrv"))).toBeLessThan(mean(numbers(before, "average_hrv")));
});

test("the athlete's heart gets slower, her HRV and VO2 max higher, over five years", () => {
  const history = historyOf("athlete", 1826);
  const documents = nights(history);
  const quarter = Math.floor(documents.length / 4);
  const gain = (list: readonly OuraDocument[], field: string) =>
    mean(numbers(list.slice(-Math.floor(list.length / 4)), field)) -
    mean(numbers(list.slice(0, Math.floor(list.length / 4)), field));
  expect(quarter).toBeGreaterThan(300);
  expect(gain(documents, "lowest_heart_rate")).toBeLessThan(-2);
  expect(gain(documents, "average_hrv")).toBeGreaterThan(5);
  expect(gain(all(history, "vO2_max"), "vo2_max")).toBeGreaterThan(0);
});

describe("the traveller", () => {
  const history = historyOf("traveller", 1826);
  const slept = nights(history);

  test("sleeps in many offsets, and falls asleep late in the east and early in the west", () => {
    const offsets = new Set(slept.map(({ body }) => String(body.bedtime_start).slice(-6)));
    expect(offsets.size).toBeGreaterThan(6);
    const hours = (zone: string) =>
      slept
        .filter(({ day }) => {
          const { person } = history;
          return person.plan(day).zone === zone && person.plan(day - 2).zone === "Europe/Lisbon";
        })
        .map(
          ({ day, body }) =>
            Date.parse(`${String(body.bedtime_start).slice(0, 19)}Z`) / 3_600_000 - day * 24,
        );
    expect(mean(hours("Asia/Tokyo")) - mean(hours("America/New_York"))).toBeGreaterThan(1.5);
  });

  test("sleeps through both changes of the clock at home, an hour off by the clock alone", () => {
    const changes = slept.flatMap(({ body }) => {
      const [start, end] = [String(body.bedtime_start), String(body.bedtime_end)];
      if (start.slice(-6) === end.slice(-6)) return [];
      const byClock = Date.parse(`${end.slice(0, 19)}Z`) - Date.parse(`${start.slice(0, 19)}Z`);
      return [byClock / 1000 - Number(body.time_in_bed)];
    });
    expect(changes.filter((shift) => shift === 3600).length).toBeGreaterThan(0);
    expect(changes.filter((shift) => shift === -3600).length).toBeGreaterThan(0);
  });
});

test("the ill one has a fever, a quick heart, a low HRV, a rest mode with tags, and gets well slowly", () => {
  const history = historyOf("ill");
  const [rest] = all(history, "rest_mode_period").slice(-1);
  if (rest === undefined) throw new Error("no rest mode");
  expect(rest.body.end_day).not.toBeNull();
  expect(rest.body.episodes).not.toEqual([]);
  const during = (from: number, to: number) => ({
    readiness: all(history, "daily_readiness").filter(({ day }) => day >= from && day <= to),
    nights: nights(history).filter(({ day }) => day >= from && day <= to),
  });
  const ill = during(rest.day + 1, rest.day + 6);
  const well = during(rest.day - 60, rest.day - 5);
  const after = during(rest.day + 13, rest.day + 20);
  expect(Math.max(...numbers(ill.readiness, "temperature_deviation"))).toBeGreaterThan(1.2);
  const pulse = (span: typeof ill) => mean(numbers(span.nights, "lowest_heart_rate"));
  const hrv = (span: typeof ill) => mean(numbers(span.nights, "average_hrv"));
  expect(pulse(ill) - pulse(well)).toBeGreaterThan(8);
  expect(hrv(ill)).toBeLessThan(hrv(well) * 0.8);
  expect(pulse(after)).toBeGreaterThan(pulse(well) + 0.5);
  expect(mean(numbers(ill.readiness, "score"))).toBeLessThan(
    mean(numbers(well.readiness, "score")) - 15,
  );
  const tags = all(history, "enhanced_tag").filter(({ body }) =>
    ["tag_generic_fever", "tag_generic_cold"].includes(String(body.tag_type_code)),
  );
  expect(tags.filter(({ day }) => day >= rest.day && day <= rest.day + 11).length).toBeGreaterThan(
    8,
  );
  const workouts = all(history, "workout").filter(
    ({ day }) => day >= rest.day && day < rest.day + 8,
  );
  expect(workouts).toEqual([]);
});

test("the lapsed member has data until seven weeks ago and none since", () => {
  const history = historyOf("lapsed");
  const last = history.lastDay + 1 - 49;
  for (const type of ["sleep", "daily_sleep", "daily_activity", "workout"] as const) {
    const days = all(history, type).map(({ day }) => day);
    expect(days.length).toBeGreaterThan(10);
    expect(Math.max(...days)).toBeLessThanOrEqual(last);
  }
  expect(history.heartRate(last + 10).instants).toEqual([]);
});

test("the newcomer's first days lack what needs history", () => {
  const history = historyOf("newcomer");
  const readiness = all(history, "daily_readiness");
  expect(readiness.length).toBeGreaterThan(8);
  const contributors = readiness.map(({ body }) => body.contributors as Record<string, unknown>);
  expect(contributors.every(({ hrv_balance }) => hrv_balance === null)).toBe(true);
  expect(readiness[0]?.body).toMatchObject({ score: null, temperature_deviation: null });
  expect(readiness.at(-1)?.body.score).toEqual(expect.any(Number));
  for (const type of ["daily_resilience", "daily_cardiovascular_age"] as const)
    expect(all(history, type)).toEqual([]);
  expect(all(history, "daily_sleep")[0]?.body.score).toEqual(expect.any(Number));
});

describe("the oddities", () => {
  const history = historyOf("oddities", 500);

  test("have naps with 255 and no series, false naps, and up to five sleeps a day with gaps in their numbers", () => {
    const odd = naps(history);
    const unmeasured = odd.filter(({ body }) => body.lowest_heart_rate === 255);
    expect(unmeasured.length).toBeGreaterThan(50);
    for (const { body } of unmeasured) {
      expect([body.heart_rate, body.hrv, body.average_hrv]).toEqual([null, null, null]);
      expect(body.average_heart_rate).toEqual(expect.any(Number));
    }
    expect(odd.some(({ body }) => body.type === "rest")).toBe(true);
    const days = [...Map.groupBy(all(history, "sleep"), ({ day }) => day).values()];
    expect(Math.max(...days.map(({ length }) => length))).toBeGreaterThanOrEqual(4);
    const periods = days.map((sleeps) => sleeps.map(({ body }) => Number(body.period)));
    for (const list of periods) expect(new Set(list).size).toBe(list.length);
    expect(periods.some((list) => Math.max(...list) > list.length)).toBe(true);
  });

  test("have placeholders in stress and blood oxygen", () => {
    const stress = all(history, "daily_stress").filter(
      ({ body }) => body.stress_high === 0 && body.recovery_high === 0,
    );
    expect(stress.length).toBeGreaterThan(20);
    expect(stress.every(({ body }) => body.day_summary === null)).toBe(true);
    const oxygen = all(history, "daily_spo2").filter(
      ({ body }) => (body.spo2_percentage as { average: number }).average === 0,
    );
    expect(oxygen.length).toBeGreaterThan(10);
    expect(oxygen.every(({ body }) => body.breathing_disturbance_index === null)).toBe(true);
  });

  test("have instants of heart rate twice, missing days, wrong dates, and workouts in UTC", () => {
    let doubled = 0;
    for (let day = history.lastDay - 30; day <= history.lastDay; day++) {
      const { instants } = history.heartRate(day);
      doubled += instants.length - new Set(instants).size;
    }
    expect(doubled).toBeGreaterThan(50);
    const sleep = all(history, "daily_sleep");
    expect(sleep.length).toBeLessThan(480);
    expect(sleep.some(({ body }) => !String(body.timestamp).startsWith(String(body.day)))).toBe(
      true,
    );
    const offsets = new Set(
      all(history, "workout").map(({ body }) => String(body.start_datetime).slice(-6)),
    );
    expect(offsets).toContain("+00:00");
    expect(offsets.size).toBeGreaterThan(2);
  });

  test("have a ring of 1970 first in time, and rest modes that took no time", () => {
    const rings = all(history, "ring_configuration");
    expect(rings.length).toBeGreaterThan(3);
    expect(String(rings[0]?.body.set_up_at)).toMatch(/^1970-01-01/);
    const empty = all(history, "rest_mode_period").filter(
      ({ body }) => body.start_time === body.end_time,
    );
    expect(empty.length).toBeGreaterThan(3);
    expect(empty.every(({ body }) => (body.episodes as unknown[]).length === 0)).toBe(true);
  });
});
