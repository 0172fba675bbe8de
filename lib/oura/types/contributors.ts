import { z } from "zod";
import type { DailyMetric } from "../define-data-type.ts";

const part = z.number().nullish();

/** Parts of a sleep score, each 1–100. */
export const sleepContributorsSchema = z.looseObject({
  deep_sleep: part,
  efficiency: part,
  latency: part,
  rem_sleep: part,
  restfulness: part,
  timing: part,
  total_sleep: part,
});

/** Parts of a readiness score, each 1–100, of a day or of one sleep. `sleep_regularity` is newer than the rest. */
export const readinessContributorsSchema = z.looseObject({
  activity_balance: part,
  body_temperature: part,
  hrv_balance: part,
  previous_day_activity: part,
  previous_night: part,
  recovery_index: part,
  resting_heart_rate: part,
  sleep_balance: part,
  sleep_regularity: part,
});

/** Parts of an activity score, each 1–100. */
export const activityContributorsSchema = z.looseObject({
  meet_daily_targets: part,
  move_every_hour: part,
  recovery_time: part,
  stay_active: part,
  training_frequency: part,
  training_volume: part,
});

/** Parts of a resilience level, each 0–100 with a decimal. */
export const resilienceContributorsSchema = z.looseObject({
  sleep_recovery: part,
  daytime_recovery: part,
  stress: part,
});

type WithContributors<Name extends string> = {
  contributors?: { [name in Name]?: number | null | undefined } | null | undefined;
};

/** One metric `<score>_contributor_<name>` per contributor, labelled as given. */
export function toContributorMetrics<Score extends string, Name extends string>({
  score,
  labels,
}: {
  score: Score;
  labels: Readonly<Record<Name, string>>;
}): Record<`${Score}_contributor_${Name}`, DailyMetric<WithContributors<Name>>> {
  const names = Object.keys(labels) as Name[];
  const metrics = names.map((name): [string, DailyMetric<WithContributors<Name>>] => [
    `${score}_contributor_${name}`,
    {
      label: labels[name],
      unit: "",
      better: "higher",
      pick: ({ contributors }) => contributors?.[name],
    },
  ]);
  return Object.fromEntries(metrics) as Record<
    `${Score}_contributor_${Name}`,
    DailyMetric<WithContributors<Name>>
  >;
}
