import { activityContributors } from "#components/activity/metrics.ts";
import type { Hue } from "#components/charts/palette.ts";
import { readinessContributors } from "#components/readiness/metrics.ts";
import { sleepContributors } from "#components/sleep/metrics.ts";
import type { MetricKey } from "#lib/oura/registry.ts";

/** A score of the dashboard, what makes it, and its page. */
export interface DashboardScore {
  label: string;
  metric: MetricKey;
  contributors: readonly MetricKey[];
  hue: Hue;
  href: string;
}

/** The three scores, in the order of a day. */
export const dashboardScores = [
  {
    label: "Sleep",
    metric: "sleep_score",
    contributors: sleepContributors,
    hue: "sleep",
    href: "/sleep",
  },
  {
    label: "Readiness",
    metric: "readiness_score",
    contributors: readinessContributors,
    hue: "readiness",
    href: "/readiness",
  },
  {
    label: "Activity",
    metric: "activity_score",
    contributors: activityContributors,
    hue: "activity",
    href: "/activity",
  },
] as const satisfies DashboardScore[];

/** Numbers that people look for in the morning, beside the scores. */
export const dashboardVitals = [
  "lowest_heart_rate",
  "average_hrv",
  "average_breath",
  "temperature_deviation",
  "steps",
] as const satisfies MetricKey[];

/** All that the dashboard reads of its 30 days. */
export const dashboardMetrics: readonly MetricKey[] = [
  ...dashboardVitals,
  ...dashboardScores.flatMap((score) => [score.metric, ...score.contributors]),
];
