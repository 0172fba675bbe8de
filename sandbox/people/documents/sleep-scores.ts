import { daySeconds } from "../calendar.ts";
import type { Person } from "../person.ts";
import { curve, toWeightedScore } from "../scores.ts";
import type { SleepSummary } from "../sleep-summary.ts";
import { offsetAt } from "../zones.ts";

/** The contributors of a sleep score, in upstream's names. */
export interface SleepContributors {
  deep_sleep: number;
  efficiency: number;
  latency: number;
  rem_sleep: number;
  restfulness: number;
  timing: number;
  total_sleep: number;
}

/** How each contributor weighs in a sleep score. */
export const sleepWeights = {
  deep_sleep: 0.12,
  efficiency: 0.1,
  latency: 0.08,
  rem_sleep: 0.12,
  restfulness: 0.16,
  timing: 0.1,
  total_sleep: 0.32,
} as const satisfies Record<keyof SleepContributors, number>;

/** Scores over each contributor's figure, as points between which they run straight. */
const curves = {
  deep_sleep: [
    [10, 12],
    [35, 42],
    [60, 68],
    [85, 87],
    [115, 99],
  ],
  efficiency: [
    [60, 8],
    [75, 44],
    [85, 74],
    [92, 90],
    [98, 99],
  ],
  latency: [
    [0, 72],
    [8, 92],
    [15, 99],
    [25, 88],
    [45, 52],
    [90, 10],
  ],
  rem_sleep: [
    [20, 14],
    [50, 46],
    [80, 70],
    [110, 90],
    [145, 99],
  ],
  restfulness: [
    [10, 99],
    [20, 84],
    [30, 66],
    [40, 46],
    [60, 10],
  ],
  timing: [
    [0, 70],
    [1.4, 92],
    [2.4, 99],
    [3.4, 88],
    [4.4, 68],
    [6, 28],
  ],
  total_sleep: [
    [3.5, 8],
    [5, 40],
    [6, 58],
    [7, 76],
    [7.9, 92],
    [9.4, 100],
    [10.5, 88],
  ],
} as const;

/** Scores a night by its own figures. */
export function toSleepContributors({
  summary,
  start,
  zone,
}: {
  summary: SleepSummary;
  start: number;
  zone: string;
}): SleepContributors {
  const hours = summary.total / 3600;
  const restless = (summary.restlessPeriods + summary.awake / 60) / Math.max(1, hours);
  const middle = start + summary.timeInBed / 2 + offsetAt({ zone, instant: start });
  const middleHour = (middle % daySeconds) / 3600;
  const late = middleHour > 12 ? middleHour - 24 : middleHour;
  return {
    deep_sleep: curve(curves.deep_sleep, summary.deep / 60),
    efficiency: curve(curves.efficiency, summary.efficiency),
    latency: curve(curves.latency, summary.latency / 60),
    rem_sleep: curve(curves.rem_sleep, summary.rem / 60),
    restfulness: curve(curves.restfulness, restless),
    timing: curve(curves.timing, late),
    total_sleep: curve(curves.total_sleep, hours),
  };
}

/** The score that these contributors make. */
export function toSleepScore(contributors: SleepContributors): number {
  const parts = keys.map((key) => ({ value: contributors[key], weight: sleepWeights[key] }));
  return toWeightedScore(parts) ?? 1;
}

const keys = [
  "deep_sleep",
  "efficiency",
  "latency",
  "rem_sleep",
  "restfulness",
  "timing",
  "total_sleep",
] as const;

/** Hours asleep that a plan amounts to, without drawing its night. */
export function plannedSleepHours({ person, day }: { person: Person; day: number }): number {
  return person.recentMean({
    day,
    days: 14,
    of: (plan) => ((plan.wake - plan.bedStart) * (0.93 - 0.14 * plan.fragmentation)) / 3600,
  });
}
