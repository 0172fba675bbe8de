import { curve, round, toWeightedScore } from "../scores.ts";
import { toPulseSummary, toSleepSummary } from "../sleep-summary.ts";
import { type Draft, editedNight } from "./draft.ts";
import { plannedSleepHours, toSleepContributors, toSleepScore } from "./sleep-scores.ts";

/** How each contributor weighs in a readiness score. */
export const readinessWeights = {
  activity_balance: 0.08,
  body_temperature: 0.12,
  hrv_balance: 0.16,
  previous_day_activity: 0.07,
  previous_night: 0.18,
  recovery_index: 0.09,
  resting_heart_rate: 0.18,
  sleep_balance: 0.12,
} as const;

export type ReadinessContributors = Record<keyof typeof readinessWeights, number | null>;

export interface Readiness {
  contributors: ReadinessContributors;
  score: number | null;
  temperature_deviation: number | null;
  temperature_trend_deviation: number | null;
}

/** Scores over each contributor's figure, as points between which they run straight. */
const curves = {
  activity_balance: [
    [0.3, 66],
    [0.8, 92],
    [1, 97],
    [1.25, 80],
    [1.8, 45],
  ],
  body_temperature: [
    [0, 100],
    [0.3, 93],
    [0.5, 78],
    [0.8, 48],
    [1.4, 8],
  ],
  hrv_balance: [
    [0.55, 10],
    [0.75, 45],
    [0.9, 72],
    [1, 85],
    [1.15, 97],
    [1.3, 100],
  ],
  previous_day_activity: [
    [0.1, 58],
    [0.6, 88],
    [1, 95],
    [1.6, 74],
    [2.6, 40],
  ],
  recovery_index: [
    [0.5, 12],
    [2, 48],
    [3.5, 80],
    [5, 98],
    [6.5, 100],
  ],
  resting_heart_rate: [
    [-6, 100],
    [-2, 98],
    [1, 88],
    [3, 70],
    [6, 38],
    [11, 4],
  ],
  sleep_balance: [
    [5, 30],
    [6, 55],
    [6.8, 76],
    [7.5, 92],
    [8.3, 99],
  ],
} as const;

/**
 * Readiness of a day from its night and from the days before. Balances need history, so a new
 * ring answers null for them at first, and what a night says is null when it was not recorded.
 */
export function toReadiness(draft: Draft): Readiness {
  const { person, day, plan } = draft;
  const { sleepScore, lowest, recovery } = judgeNight(draft);
  const age = person.age(day);
  const mean = (days: number, of: (plan: Draft["plan"]) => number) =>
    person.recentMean({ day, days, of });
  const usualPulse = mean(30, ({ nadir }) => nadir);
  const usualHrv = mean(60, ({ hrv }) => hrv);
  const recentHrv = (mean(4, ({ hrv }) => hrv) + plan.hrv) / 2;
  const warmth = plan.temperature;
  const trend = mean(4, ({ temperature }) => temperature);
  const effort =
    person.plan(day - 1).effort /
    Math.max(
      60,
      mean(30, (past) => past.effort),
    );
  const load =
    mean(10, (past) => past.effort) /
    Math.max(
      60,
      mean(30, (past) => past.effort),
    );
  const contributors: ReadinessContributors = {
    activity_balance: age < 5 ? null : curve(curves.activity_balance, load),
    body_temperature: age < 3 ? null : curve(curves.body_temperature, Math.abs(warmth)),
    hrv_balance: age < 14 ? null : curve(curves.hrv_balance, recentHrv / usualHrv),
    previous_day_activity: age < 1 ? null : curve(curves.previous_day_activity, effort),
    previous_night: sleepScore,
    recovery_index: recovery === null ? null : curve(curves.recovery_index, recovery / 3600),
    resting_heart_rate:
      lowest === null ? null : curve(curves.resting_heart_rate, lowest - usualPulse),
    sleep_balance: curve(curves.sleep_balance, plannedSleepHours({ person, day })),
  };
  const parts = Object.entries(readinessWeights).map(([key, weight]) => ({
    value: contributors[key as keyof typeof readinessWeights],
    weight,
  }));
  return {
    contributors,
    score: age < 2 ? null : toWeightedScore(parts),
    temperature_deviation: age < 3 ? null : round(warmth, 2),
    temperature_trend_deviation: age < 7 ? null : round(trend, 2),
  };
}

/** What a night itself says of readiness; nulls when it was not recorded. */
function judgeNight(draft: Draft): {
  sleepScore: number | null;
  lowest: number | null;
  /** Seconds from the lowest heart rate to the end. */
  recovery: number | null;
} {
  const night = editedNight(draft);
  if (night === null) return { sleepScore: null, lowest: null, recovery: null };
  const { zone } = draft.plan;
  const summary = toSleepSummary(night);
  const { lowestHeartRate: lowest, recovery } = toPulseSummary(night);
  const contributors = toSleepContributors({ summary, start: night.start, zone });
  return { sleepScore: toSleepScore(contributors), lowest, recovery };
}
