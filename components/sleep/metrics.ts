import type { MetricKey } from "#lib/oura/registry.ts";

/** What makes the sleep score, in Oura's order. */
export const sleepContributors = [
  "sleep_contributor_total_sleep",
  "sleep_contributor_efficiency",
  "sleep_contributor_restfulness",
  "sleep_contributor_rem_sleep",
  "sleep_contributor_deep_sleep",
  "sleep_contributor_latency",
  "sleep_contributor_timing",
] as const satisfies MetricKey[];

/** All that the sleep page draws over its range. */
export const sleepMetrics = [
  "sleep_score",
  "total_sleep",
  "deep_sleep",
  "rem_sleep",
  "light_sleep",
  "awake_time",
  "time_in_bed",
  "bedtime_start_offset",
  "bedtime_end_offset",
  "sleep_midpoint_offset",
  "optimal_bedtime_start_offset",
  "optimal_bedtime_end_offset",
  "sleep_efficiency",
  "sleep_latency",
  "average_hrv",
  "lowest_heart_rate",
  "average_breath",
  ...sleepContributors,
] as const satisfies MetricKey[];
