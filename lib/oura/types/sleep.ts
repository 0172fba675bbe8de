import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { readinessContributorsSchema } from "./contributors.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";
import { sampleSeriesSchema } from "./sample-series.ts";
import { sleepMetrics } from "./sleep-metrics.ts";

const number = z.number().nullish();
const text = z.string().nullish();

/**
 * One sleep. Times are seconds; deep + light + REM = total, total + awake = in bed. Phases have a digit
 * per step: 1 deep, 2 light, 3 REM, 4 awake; movement: 1 still to 4 active. Types: `long_sleep` is a
 * night, `sleep` and `late_nap` are naps, `rest` a false detection, `deleted` one taken back.
 */
export const sleepSchema = z.looseObject({
  id: idField,
  day: dayField,
  bedtime_start: text,
  bedtime_end: text,
  type: text,
  period: number,
  total_sleep_duration: number,
  deep_sleep_duration: number,
  light_sleep_duration: number,
  rem_sleep_duration: number,
  awake_time: number,
  time_in_bed: number,
  latency: number,
  efficiency: number,
  restless_periods: number,
  average_breath: number,
  average_heart_rate: number,
  lowest_heart_rate: number,
  average_hrv: number,
  heart_rate: sampleSeriesSchema.nullish(),
  hrv: sampleSeriesSchema.nullish(),
  movement_30_sec: text,
  sleep_phase_5_min: text,
  sleep_phase_30_sec: text,
  app_sleep_phase_5_min: text,
  readiness: z
    .looseObject({
      contributors: readinessContributorsSchema.nullish(),
      score: number,
      temperature_deviation: number,
      temperature_trend_deviation: number,
    })
    .nullish(),
  readiness_score_delta: number,
  sleep_score_delta: number,
  low_battery_alert: z.boolean().nullish(),
  sleep_algorithm_version: text,
  sleep_analysis_reason: text,
  ring_id: text,
});

export type SleepRecord = z.output<typeof sleepSchema>;

/**
 * The main sleep of a day is its longest `long_sleep`: never the first or the last, and never a nap,
 * so that a day of naps alone has no night to chart.
 */
function toSleepRank({ type, total_sleep_duration, time_in_bed }: SleepRecord): number | null {
  if (type !== "long_sleep") return null;
  return total_sleep_duration ?? time_in_bed ?? -1;
}

export const sleep = defineDataType({
  id: "sleep",
  path: "sleep",
  label: "Sleep",
  scope: "daily",
  webhook: "sleep",
  window: "date",
  basis: "instant",
  endInclusive: false,
  answer: "list",
  single: true,
  schema: sleepSchema,
  identify: ({ id, day, bedtime_start }) => ({
    documentId: id,
    day,
    startsAt: toStart(bedtime_start),
  }),
  heavy: [
    "heart_rate",
    "hrv",
    "movement_30_sec",
    "sleep_phase_5_min",
    "sleep_phase_30_sec",
    "app_sleep_phase_5_min",
  ],
  rank: toSleepRank,
  metrics: sleepMetrics,
});
