import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { activityContributorsSchema } from "./contributors.ts";
import { dailyActivityMetrics } from "./daily-activity-metrics.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";
import { sampleSeriesSchema } from "./sample-series.ts";

const count = z.number().nullish();

/**
 * A day's movement, from 04:00 local to the next 04:00. Times are seconds, energies kcal, distances
 * metres; `class_5_min` has a digit per 5 minutes: 0 non-wear, 1 rest, 2 inactive, 3 low, 4 medium, 5 high.
 */
export const dailyActivitySchema = z.looseObject({
  id: idField,
  day: dayField,
  timestamp: z.string().nullish(),
  score: count,
  contributors: activityContributorsSchema.nullish(),
  class_5_min: z.string().nullish(),
  met: sampleSeriesSchema.nullish(),
  steps: count,
  active_calories: count,
  total_calories: count,
  target_calories: count,
  equivalent_walking_distance: count,
  target_meters: count,
  meters_to_target: count,
  average_met_minutes: count,
  low_activity_met_minutes: count,
  medium_activity_met_minutes: count,
  high_activity_met_minutes: count,
  sedentary_met_minutes: count,
  low_activity_time: count,
  medium_activity_time: count,
  high_activity_time: count,
  sedentary_time: count,
  resting_time: count,
  non_wear_time: count,
  inactivity_alerts: count,
});

export type DailyActivityRecord = z.output<typeof dailyActivitySchema>;

export const dailyActivity = defineDataType({
  id: "daily_activity",
  path: "daily_activity",
  label: "Activity",
  scope: "daily",
  webhook: "daily_activity",
  window: "date",
  basis: "instant",
  endInclusive: false,
  answer: "list",
  single: true,
  schema: dailyActivitySchema,
  identify: ({ id, day, timestamp }) => ({ documentId: id, day, startsAt: toStart(timestamp) }),
  heavy: ["class_5_min", "met"],
  metrics: dailyActivityMetrics,
});
