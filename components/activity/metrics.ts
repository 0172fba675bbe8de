import type { MetricKey } from "#lib/oura/registry.ts";

/** What makes the activity score, in Oura's order. */
export const activityContributors = [
  "activity_contributor_stay_active",
  "activity_contributor_move_every_hour",
  "activity_contributor_meet_daily_targets",
  "activity_contributor_training_frequency",
  "activity_contributor_training_volume",
  "activity_contributor_recovery_time",
] as const satisfies MetricKey[];

/** All that the activity page draws over its range. */
export const activityMetrics = [
  "activity_score",
  "steps",
  "active_calories",
  "target_calories",
  "equivalent_walking_distance",
  "target_meters",
  "low_met_minutes",
  "medium_met_minutes",
  "high_met_minutes",
  "low_activity_time",
  "medium_activity_time",
  "high_activity_time",
  "sedentary_time",
  "non_wear_time",
  "inactivity_alerts",
  ...activityContributors,
] as const satisfies MetricKey[];
