import { epochSeconds, stage } from "./hypnogram.ts";
import type { SleepStretch } from "./night.ts";
import { mix } from "./random.ts";
import { round } from "./scores.ts";

/** What the series of one sleep add up to, in upstream's units (seconds, bpm, ms). */
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
  averageHeartRate: number | null;
  lowestHeartRate: number | null;
  averageHrv: number | null;
  /** Seconds from the lowest heart rate to the end; null without a pulse. */
  recovery: number | null;
}

/**
 * Adds up a sleep. Stages count by epoch, the last one by what is left of it; a few half minutes
 * of light sleep count as awake, as the movement series has a finer grain than the hypnogram.
 */
export function toSleepSummary(sleep: SleepStretch): SleepSummary {
  const sums = [0, 0, 0, 0, 0];
  for (let index = 0; index < sleep.stages.length; index++) {
    const now = sleep.stages[index] ?? 0;
    const left = Math.min(epochSeconds, sleep.seconds - index * epochSeconds);
    sums[now] = (sums[now] ?? 0) + left;
  }
  const deep = sums[stage.deep] ?? 0;
  const rem = sums[stage.rem] ?? 0;
  const stirred = Math.min(sums[stage.light] ?? 0, (mix(sleep.start) % 12) * 30);
  const light = (sums[stage.light] ?? 0) - stirred;
  const total = deep + light + rem;
  const asleepAt = sleep.stages.findIndex((value) => value !== stage.awake);
  const pulses = sleep.heartRate.filter((value) => value !== null);
  const variabilities = sleep.hrv.filter((value) => value !== null);
  const lowest = pulses.length === 0 ? null : Math.min(...pulses);
  return {
    timeInBed: sleep.seconds,
    deep,
    light,
    rem,
    awake: sleep.seconds - total,
    total,
    efficiency: Math.round((100 * total) / sleep.seconds),
    latency: Math.max(0, asleepAt) * epochSeconds,
    restlessPeriods: countRestless(sleep.movement),
    averageHeartRate: pulses.length === 0 ? null : round(mean(pulses), 3),
    lowestHeartRate: lowest,
    averageHrv: variabilities.length === 0 ? null : Math.round(mean(variabilities)),
    recovery:
      lowest === null ? null : sleep.seconds - sleep.heartRate.indexOf(lowest) * epochSeconds,
  };
}

/** Stretches of tossing and turning or of activity. */
function countRestless(movement: Uint8Array): number {
  let count = 0;
  let before = 1;
  for (const now of movement) {
    if (now >= 3 && before < 3) count += 1;
    before = now;
  }
  return count;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
