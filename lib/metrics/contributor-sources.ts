import type { MetricKey } from "../oura/registry.ts";

/** The parts of the three scores; resilience has parts too, which stand for themselves. */
export type ContributorKey = Extract<
  MetricKey,
  `${"sleep" | "readiness" | "activity"}_contributor_${string}`
>;

/** What a contributor is made from. */
export interface ContributorSource {
  /** What Oura looks at, in a sentence or two. */
  says: string;
  /** The raw metrics behind it, the most telling first. */
  metrics: readonly MetricKey[];
  /** Where the day itself shows more: its night, its movement, or the movement of the day before. */
  shownBy: "night" | "day" | "day before";
}

/** The raw metrics behind each contributor. The weights by which Oura turns one into the other are not published. */
export const contributorSources = {
  sleep_contributor_total_sleep: {
    says: "How long you slept, all stages together.",
    metrics: ["total_sleep"],
    shownBy: "night",
  },
  sleep_contributor_efficiency: {
    says: "The share of the time in bed that you were asleep.",
    metrics: ["sleep_efficiency"],
    shownBy: "night",
  },
  sleep_contributor_restfulness: {
    says: "How often you woke, got up or turned over.",
    metrics: ["restless_periods", "awake_time"],
    shownBy: "night",
  },
  sleep_contributor_rem_sleep: {
    says: "How much REM sleep the night had.",
    metrics: ["rem_sleep"],
    shownBy: "night",
  },
  sleep_contributor_deep_sleep: {
    says: "How much deep sleep the night had.",
    metrics: ["deep_sleep"],
    shownBy: "night",
  },
  sleep_contributor_latency: {
    says: "How long it took to fall asleep. About a quarter of an hour counts as best: falling asleep at once can mean that you were overtired.",
    metrics: ["sleep_latency"],
    shownBy: "night",
  },
  sleep_contributor_timing: {
    says: "Whether the middle of your sleep lay in the first hours after midnight.",
    metrics: ["sleep_midpoint_offset"],
    shownBy: "night",
  },
  readiness_contributor_previous_night: {
    says: "How well you slept last night, compared with your own nights.",
    metrics: ["sleep_score"],
    shownBy: "night",
  },
  readiness_contributor_sleep_balance: {
    says: "Whether the sleep of the past two weeks was as long as you need.",
    metrics: ["total_sleep"],
    shownBy: "night",
  },
  readiness_contributor_sleep_regularity: {
    says: "How steady the times were at which you went to bed and got up over the past weeks.",
    metrics: ["bedtime_start_offset", "bedtime_end_offset"],
    shownBy: "night",
  },
  readiness_contributor_previous_day_activity: {
    says: "How much you moved and rested the day before.",
    metrics: ["active_calories", "activity_score"],
    shownBy: "day before",
  },
  readiness_contributor_activity_balance: {
    says: "How active the past two weeks were, compared with your longer average.",
    metrics: ["active_calories"],
    shownBy: "day before",
  },
  readiness_contributor_body_temperature: {
    says: "How far your skin temperature was from your own baseline.",
    metrics: ["temperature_deviation"],
    shownBy: "night",
  },
  readiness_contributor_resting_heart_rate: {
    says: "Your lowest heart rate of the night, compared with your longer average.",
    metrics: ["lowest_heart_rate"],
    shownBy: "night",
  },
  readiness_contributor_hrv_balance: {
    says: "Your heart rate variability of the past two weeks, compared with your longer average.",
    metrics: ["average_hrv"],
    shownBy: "night",
  },
  readiness_contributor_recovery_index: {
    says: "How long before you woke up your heart rate had come to rest. Oura does not publish that moment; the chart of the night shows it.",
    metrics: ["lowest_heart_rate", "average_heart_rate"],
    shownBy: "night",
  },
  activity_contributor_stay_active: {
    says: "How much of the day you spent without moving much.",
    metrics: ["sedentary_time"],
    shownBy: "day",
  },
  activity_contributor_move_every_hour: {
    says: "How often you sat for close to an hour without a break.",
    metrics: ["inactivity_alerts"],
    shownBy: "day",
  },
  activity_contributor_meet_daily_targets: {
    says: "On how many of the last seven days you reached your target.",
    metrics: ["active_calories", "target_calories"],
    shownBy: "day",
  },
  activity_contributor_training_frequency: {
    says: "On how many of the last seven days you had medium or high activity.",
    metrics: ["medium_activity_time", "high_activity_time"],
    shownBy: "day",
  },
  activity_contributor_training_volume: {
    says: "How much medium and high activity the last seven days held.",
    metrics: ["medium_met_minutes", "high_met_minutes"],
    shownBy: "day",
  },
  activity_contributor_recovery_time: {
    says: "Whether there were easy days between hard ones.",
    metrics: ["high_met_minutes", "medium_met_minutes"],
    shownBy: "day",
  },
} as const satisfies Record<ContributorKey, ContributorSource>;

/** Whether a metric is a part of one of the three scores. */
export function isContributor(metric: MetricKey): metric is ContributorKey {
  return Object.hasOwn(contributorSources, metric);
}

/** The raw metrics behind those contributors that are among some metrics, each once. */
export function toSourceMetrics(metrics: readonly MetricKey[]): MetricKey[] {
  const found = metrics.flatMap((metric): readonly MetricKey[] =>
    isContributor(metric) ? contributorSources[metric].metrics : [],
  );
  return [...new Set(found)];
}
