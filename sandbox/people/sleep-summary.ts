import { epochSeconds } from "./hypnogram.ts";
import { round } from "./scores.ts";
import type { SleepStretch } from "./sleep-stretch.ts";

/** What the phases of one sleep add up to, in seconds. */
export interface SleepSummary {
  timeInBed: number;
  deep: number;
  light: number;
  rem: number;
  awake: number;
  total: number;
  /** Percent of time in bed. */
  efficiency: number;
  latency: number;
  restlessPeriods: number;
}

/** The sums of a sleep, and what follows from them. */
export function toSleepSummary({ seconds, sums }: SleepStretch): SleepSummary {
  const { deep, light, rem, awake, latency, stirs } = sums;
  const total = deep + light + rem;
  return {
    timeInBed: seconds,
    deep,
    light,
    rem,
    awake,
    total,
    efficiency: Math.round((100 * total) / seconds),
    latency,
    restlessPeriods: stirs,
  };
}

/** What the pulse of one sleep comes to; null where none was seen. */
export interface PulseSummary {
  averageHeartRate: number | null;
  lowestHeartRate: number | null;
  averageHrv: number | null;
  /** Seconds from the lowest heart rate to the end. */
  recovery: number | null;
}

/** The mean HRV (ms) of a sleep's own series, and the mean and lowest heart rate (bpm) of its half minutes. */
export function toPulseSummary(sleep: SleepStretch): PulseSummary {
  const { finer } = sleep;
  const pulses = sleep.heartRate.filter((value) => value !== null);
  const variabilities = sleep.hrv.filter((value) => value !== null);
  const lowest = pulses.length === 0 ? null : Math.min(...pulses);
  return {
    averageHeartRate: pulses.length === 0 ? null : round(mean(pulses) + finer.average, 3),
    lowestHeartRate: lowest === null ? null : lowest - finer.lowest,
    averageHrv: variabilities.length === 0 ? null : Math.round(mean(variabilities)),
    recovery:
      lowest === null ? null : sleep.seconds - sleep.heartRate.indexOf(lowest) * epochSeconds,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
