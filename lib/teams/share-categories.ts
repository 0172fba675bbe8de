import type { ShareCategory } from "../metrics/categories.ts";
import type { DataTypeId, MetricKey } from "../oura/registry.ts";

/** What a member can share, in the order it is shown everywhere. The database refuses any other. */
export const shareCategories = [
  "sleep",
  "readiness",
  "activity",
  "heart_rate",
] as const satisfies readonly Exclude<ShareCategory, "private">[];

/** One box that a member may tick. */
export type TeamShareCategory = (typeof shareCategories)[number];

/** The one number a day that stands for a category on a team's page. */
export interface SharedMetric {
  /** The category: "Sleep". */
  label: string;
  /** The number: "Sleep score". */
  metricLabel: string;
  unit: "" | "bpm";
  /** Where the drawn scale ends; it begins at zero. A value above is drawn at the end. */
  full: number;
  /** The daily metric that holds it; null where it is a summary of the day's heart-rate samples. */
  daily: { type: DataTypeId; metric: MetricKey } | null;
}

/** All that an admin's page reads of each category. */
export const sharedMetrics: Readonly<Record<TeamShareCategory, SharedMetric>> = {
  sleep: {
    label: "Sleep",
    metricLabel: "Sleep score",
    unit: "",
    full: 100,
    daily: { type: "daily_sleep", metric: "sleep_score" },
  },
  readiness: {
    label: "Readiness",
    metricLabel: "Readiness score",
    unit: "",
    full: 100,
    daily: { type: "daily_readiness", metric: "readiness_score" },
  },
  activity: {
    label: "Activity",
    metricLabel: "Activity score",
    unit: "",
    full: 100,
    daily: { type: "daily_activity", metric: "activity_score" },
  },
  heart_rate: {
    label: "Heart rate",
    metricLabel: "Lowest heart rate",
    unit: "bpm",
    full: 100,
    daily: null,
  },
};
