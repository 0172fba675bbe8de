import type { HypnogramProps } from "#components/charts/hypnogram.tsx";
import { toHeartRate, toPositive } from "#lib/oura/types/sentinels.ts";
import { type SleepRecord, sleepSchema } from "#lib/oura/types/sleep.ts";
import { toRecordedTime } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";

/** One sleep, ready to be drawn and told. Durations in seconds, null where Oura gave none. */
export interface SleepView {
  id: string;
  kind: "night" | "nap" | "rest";
  /** Without stages there is nothing to draw, only figures. */
  hypnogram: Omit<HypnogramProps, "hourCycle"> | null;
  startsAt: string;
  endsAt: string;
  totalSleep: number | null;
  timeInBed: number | null;
  efficiency: number | null;
  latency: number | null;
  averageHeartRate: number | null;
  lowestHeartRate: number | null;
  averageHrv: number | null;
  averageBreath: number | null;
  isBatteryLow: boolean;
}

/** All sleeps of a day: the night, then naps and rests by time. */
export interface NightView {
  day: Day;
  main: SleepView | null;
  others: SleepView[];
}

/**
 * Sorts a day's sleep documents. The main sleep is the longest `long_sleep`; what Oura took back
 * (`deleted`) is left out, and a sleep that cannot be read is too.
 */
export function toNightView({
  day,
  documents,
}: {
  day: Day;
  documents: readonly unknown[];
}): NightView {
  const records = documents
    .flatMap((document) => {
      const parsed = sleepSchema.safeParse(document);
      return parsed.success ? [parsed.data] : [];
    })
    .filter((record) => record.day === day && record.type !== "deleted");
  const nights = records
    .filter(({ type }) => type === "long_sleep")
    .toSorted((a, b) => toLength(b) - toLength(a));
  const main = nights[0] ?? null;
  const others = records
    .filter((record) => record !== main)
    .toSorted((a, b) => toStartMs(a) - toStartMs(b));
  return {
    day,
    main: main && toSleepView(main),
    others: others.flatMap((record) => toSleepView(record) ?? []),
  };
}

function toLength({ total_sleep_duration: asleep, time_in_bed: inBed }: SleepRecord): number {
  return asleep ?? inBed ?? -1;
}

function toStartMs({ bedtime_start: start }: SleepRecord): number {
  return (start && toRecordedTime(start)?.epochMs) || Number.POSITIVE_INFINITY;
}

function toSleepView(record: SleepRecord): SleepView | null {
  const { bedtime_start: startsAt, bedtime_end: endsAt } = record;
  if (!startsAt || !endsAt) return null;
  return {
    id: record.id,
    kind: record.type === "long_sleep" ? "night" : record.type === "rest" ? "rest" : "nap",
    hypnogram: toHypnogram({ record, startsAt, endsAt }),
    startsAt,
    endsAt,
    totalSleep: record.total_sleep_duration ?? null,
    timeInBed: record.time_in_bed ?? null,
    efficiency: record.efficiency ?? null,
    latency: record.latency ?? null,
    averageHeartRate: toHeartRate(record.average_heart_rate),
    lowestHeartRate: toHeartRate(record.lowest_heart_rate),
    averageHrv: toPositive(record.average_hrv),
    averageBreath: toPositive(record.average_breath),
    isBatteryLow: record.low_battery_alert === true,
  };
}

function toHypnogram({
  record,
  startsAt,
  endsAt,
}: {
  record: SleepRecord;
  startsAt: string;
  endsAt: string;
}): SleepView["hypnogram"] {
  const start = toRecordedTime(startsAt);
  const end = toRecordedTime(endsAt);
  const isFine = Boolean(record.sleep_phase_30_sec);
  const phases = record.sleep_phase_30_sec || record.sleep_phase_5_min;
  if (!start || !end || !phases) return null;
  return {
    phases,
    stepSeconds: isFine ? 30 : 300,
    start: start.epochMs,
    end: end.epochMs,
    offsetMinutes: start.offsetMinutes,
    latencySeconds: record.latency ?? null,
    movement: record.movement_30_sec ?? null,
    heartRate: toSeries(record.heart_rate),
    hrv: toSeries(record.hrv),
  };
}

function toSeries(series: SleepRecord["heart_rate"]): HypnogramProps["heartRate"] {
  const start = series && toRecordedTime(series.timestamp);
  if (!series || !start) return null;
  return { start: start.epochMs, stepMs: series.interval * 1000, items: series.items };
}
