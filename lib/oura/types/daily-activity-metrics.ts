import type { Better, DailyMetric, MetricUnit } from "../define-data-type.ts";
import { toContributorMetrics } from "./contributors.ts";

type Field =
  | "score"
  | "steps"
  | "active_calories"
  | "total_calories"
  | "target_calories"
  | "equivalent_walking_distance"
  | "target_meters"
  | "average_met_minutes"
  | "low_activity_met_minutes"
  | "medium_activity_met_minutes"
  | "high_activity_met_minutes"
  | "sedentary_met_minutes"
  | "low_activity_time"
  | "medium_activity_time"
  | "high_activity_time"
  | "sedentary_time"
  | "resting_time"
  | "non_wear_time"
  | "inactivity_alerts";

type ActivityFields = { [name in Field]?: number | null | undefined };

/** A metric that is one of the document's own numbers, unchanged. */
function own({
  label,
  field,
  unit,
  better = "neither",
}: {
  label: string;
  field: Field;
  unit: MetricUnit;
  better?: Better;
}): DailyMetric<ActivityFields> {
  return { label, unit, better, pick: (record) => record[field] };
}

/** Daily metrics of `daily_activity`; every number is the document's own, times in seconds. */
export const dailyActivityMetrics = {
  activity_score: own({ label: "Activity score", field: "score", unit: "", better: "higher" }),
  steps: own({ label: "Steps", field: "steps", unit: "steps", better: "higher" }),
  active_calories: own({
    label: "Active calories",
    field: "active_calories",
    unit: "kcal",
    better: "higher",
  }),
  total_calories: own({ label: "Total calories", field: "total_calories", unit: "kcal" }),
  target_calories: own({ label: "Calorie target", field: "target_calories", unit: "kcal" }),
  equivalent_walking_distance: own({
    label: "Walking equivalent",
    field: "equivalent_walking_distance",
    unit: "m",
    better: "higher",
  }),
  target_meters: own({ label: "Distance target", field: "target_meters", unit: "m" }),
  average_met: own({ label: "Average MET", field: "average_met_minutes", unit: "MET" }),
  low_met_minutes: own({
    label: "Low activity MET minutes",
    field: "low_activity_met_minutes",
    unit: "MET-min",
  }),
  medium_met_minutes: own({
    label: "Medium activity MET minutes",
    field: "medium_activity_met_minutes",
    unit: "MET-min",
    better: "higher",
  }),
  high_met_minutes: own({
    label: "High activity MET minutes",
    field: "high_activity_met_minutes",
    unit: "MET-min",
    better: "higher",
  }),
  sedentary_met_minutes: own({
    label: "Sedentary MET minutes",
    field: "sedentary_met_minutes",
    unit: "MET-min",
    better: "lower",
  }),
  low_activity_time: own({ label: "Low activity", field: "low_activity_time", unit: "s" }),
  medium_activity_time: own({
    label: "Medium activity",
    field: "medium_activity_time",
    unit: "s",
    better: "higher",
  }),
  high_activity_time: own({
    label: "High activity",
    field: "high_activity_time",
    unit: "s",
    better: "higher",
  }),
  sedentary_time: own({
    label: "Sedentary time",
    field: "sedentary_time",
    unit: "s",
    better: "lower",
  }),
  resting_time: own({ label: "Resting time", field: "resting_time", unit: "s" }),
  non_wear_time: own({ label: "Not worn", field: "non_wear_time", unit: "s", better: "lower" }),
  inactivity_alerts: own({
    label: "Inactivity alerts",
    field: "inactivity_alerts",
    unit: "",
    better: "lower",
  }),
  ...toContributorMetrics({
    score: "activity",
    labels: {
      stay_active: "Stay active",
      move_every_hour: "Move every hour",
      meet_daily_targets: "Meet daily targets",
      training_frequency: "Training frequency",
      training_volume: "Training volume",
      recovery_time: "Recovery time",
    },
  }),
};
