import type { MetricKey } from "#lib/oura/registry.ts";

/** What makes the readiness score, in Oura's order. */
export const readinessContributors = [
  "readiness_contributor_previous_night",
  "readiness_contributor_sleep_balance",
  "readiness_contributor_sleep_regularity",
  "readiness_contributor_previous_day_activity",
  "readiness_contributor_activity_balance",
  "readiness_contributor_body_temperature",
  "readiness_contributor_resting_heart_rate",
  "readiness_contributor_hrv_balance",
  "readiness_contributor_recovery_index",
] as const satisfies MetricKey[];

/** All that the readiness page draws over its range. */
export const readinessMetrics = [
  "readiness_score",
  "temperature_deviation",
  "temperature_trend_deviation",
  "average_hrv",
  "lowest_heart_rate",
  ...readinessContributors,
] as const satisfies MetricKey[];
