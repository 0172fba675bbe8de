import type { DailyMetric } from "../define-data-type.ts";
import { toClockOffset } from "./identity-fields.ts";
import { toHeartRate, toPositive } from "./sentinels.ts";

type Value = number | null | undefined;

/** The part of a sleep that its metrics read. */
interface Night {
  day: string;
  bedtime_start?: string | null | undefined;
  bedtime_end?: string | null | undefined;
  total_sleep_duration?: Value;
  deep_sleep_duration?: Value;
  light_sleep_duration?: Value;
  rem_sleep_duration?: Value;
  awake_time?: Value;
  time_in_bed?: Value;
  latency?: Value;
  efficiency?: Value;
  restless_periods?: Value;
  average_breath?: Value;
  average_heart_rate?: Value;
  lowest_heart_rate?: Value;
  average_hrv?: Value;
}

/** Half-way between going to bed and getting up, on the clock of the bedtime: real time, so DST does not bend it. */
function toMidpointOffset({ day, bedtime_start, bedtime_end }: Night): number | null {
  const start = toClockOffset({ timestamp: bedtime_start, day });
  if (start === null || bedtime_start == null || bedtime_end == null) return null;
  const seconds = (Date.parse(bedtime_end) - Date.parse(bedtime_start)) / 1000;
  return Number.isNaN(seconds) ? null : start + seconds / 2;
}

/** Daily metrics of the main sleep; times in seconds, clock offsets in seconds from the midnight of `day`. */
export const sleepMetrics = {
  total_sleep: {
    label: "Total sleep",
    unit: "s",
    better: "higher",
    pick: (night) => night.total_sleep_duration,
  },
  deep_sleep: {
    label: "Deep sleep",
    unit: "s",
    better: "higher",
    pick: (night) => night.deep_sleep_duration,
  },
  rem_sleep: {
    label: "REM sleep",
    unit: "s",
    better: "higher",
    pick: (night) => night.rem_sleep_duration,
  },
  light_sleep: {
    label: "Light sleep",
    unit: "s",
    better: "neither",
    pick: (night) => night.light_sleep_duration,
  },
  awake_time: {
    label: "Awake in bed",
    unit: "s",
    better: "lower",
    pick: (night) => night.awake_time,
  },
  time_in_bed: {
    label: "Time in bed",
    unit: "s",
    better: "neither",
    pick: (night) => night.time_in_bed,
  },
  sleep_latency: {
    label: "Sleep latency",
    unit: "s",
    better: "neither",
    pick: (night) => night.latency,
  },
  sleep_efficiency: {
    label: "Sleep efficiency",
    unit: "%",
    better: "higher",
    pick: (night) => night.efficiency,
  },
  restless_periods: {
    label: "Restless periods",
    unit: "",
    better: "lower",
    pick: (night) => night.restless_periods,
  },
  average_heart_rate: {
    label: "Sleeping heart rate",
    unit: "bpm",
    better: "lower",
    pick: (night) => toHeartRate(night.average_heart_rate),
  },
  lowest_heart_rate: {
    label: "Lowest heart rate",
    unit: "bpm",
    better: "lower",
    pick: (night) => toHeartRate(night.lowest_heart_rate),
  },
  average_hrv: {
    label: "Heart rate variability",
    unit: "ms",
    better: "higher",
    pick: (night) => toPositive(night.average_hrv),
  },
  // Per minute in every recorded answer, though the specification says per second.
  average_breath: {
    label: "Breathing rate",
    unit: "/min",
    better: "neither",
    pick: (night) => toPositive(night.average_breath),
  },
  bedtime_start_offset: {
    label: "Bedtime",
    unit: "clock",
    better: "neither",
    pick: ({ bedtime_start, day }) => toClockOffset({ timestamp: bedtime_start, day }),
  },
  bedtime_end_offset: {
    label: "Wake-up time",
    unit: "clock",
    better: "neither",
    pick: ({ bedtime_end, day }) => toClockOffset({ timestamp: bedtime_end, day }),
  },
  sleep_midpoint_offset: {
    label: "Sleep midpoint",
    unit: "clock",
    better: "neither",
    pick: toMidpointOffset,
  },
} satisfies Record<string, DailyMetric<Night>>;
