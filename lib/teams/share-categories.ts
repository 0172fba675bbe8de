import type { ShareCategory } from "../metrics/categories.ts";
import type { DataTypeId } from "../oura/registry.ts";

/** What a member can share, in the order it is shown everywhere. The database refuses any other. */
export const shareCategories = [
  "sleep",
  "readiness",
  "activity",
  "heart_rate",
] as const satisfies readonly Exclude<ShareCategory, "private">[];

/** One box that a member may tick. */
export type TeamShareCategory = (typeof shareCategories)[number];

/** Which daily number stands for a category on a team's page, and how it is drawn. */
export interface SharedMetric {
  label: string;
  /** Names the one number that an admin reads: "Sleep score, one number a day". */
  metricLabel: string;
  /** The data type and the metric of `user_day` that hold it. */
  type: DataTypeId;
  metric: string;
  unit: "" | "bpm";
  /** Ends of the drawn scale; a value outside is drawn at the end, its number stays exact. */
  scale: { low: number; high: number };
}

/** The one number per category that admins see: nothing else of a category leaves the database. */
export const sharedMetrics: Readonly<Record<TeamShareCategory, SharedMetric>> = {
  sleep: {
    label: "Sleep",
    metricLabel: "Sleep score",
    type: "daily_sleep",
    metric: "sleep_score",
    unit: "",
    scale: { low: 0, high: 100 },
  },
  readiness: {
    label: "Readiness",
    metricLabel: "Readiness score",
    type: "daily_readiness",
    metric: "readiness_score",
    unit: "",
    scale: { low: 0, high: 100 },
  },
  activity: {
    label: "Activity",
    metricLabel: "Activity score",
    type: "daily_activity",
    metric: "activity_score",
    unit: "",
    scale: { low: 0, high: 100 },
  },
  heart_rate: {
    label: "Heart rate",
    metricLabel: "Mean heart rate",
    type: "heartrate",
    metric: "hr_mean",
    unit: "bpm",
    scale: { low: 30, high: 120 },
  },
};

/** Whether a text from outside names a category that can be shared. */
export function isShareCategory(value: string): value is TeamShareCategory {
  return shareCategories.some((category) => category === value);
}
