import {
  addDays,
  type Day,
  daysBetween,
  eachDay,
  toMonthStart,
  toWeekStart,
  type Weekday,
} from "../time/day.ts";
import { toQuantile, toSorted } from "./quantile.ts";

/** How finely a range is drawn. */
export type Step = "day" | "week" | "month";

/** The middle and the P10 to P90 of the days in one step; null where none has a value. */
export interface Bucket {
  /** Both ends included, cut to the range. */
  firstDay: Day;
  lastDay: Day;
  median: number | null;
  low: number | null;
  high: number | null;
  /** Days with a value. */
  n: number;
}

const mostDaily = 120;
const mostWeekly = 731;

/** Up to 120 days are drawn daily, up to two years weekly, longer ranges monthly. */
export function toStep({ firstDay, lastDay }: { firstDay: Day; lastDay: Day }): Step {
  const length = daysBetween({ from: firstDay, to: lastDay }) + 1;
  if (length <= mostDaily) return "day";
  return length <= mostWeekly ? "week" : "month";
}

/**
 * Sums up a calendar of values that begins on `firstDay` in steps that fit its length. A step at
 * either end holds only the days of the range. A step without values stays, as a gap.
 */
export function toBuckets({
  firstDay,
  values,
  weekStart = 1,
}: {
  firstDay: Day;
  values: readonly (number | null)[];
  weekStart?: Weekday;
}): Bucket[] {
  if (values.length === 0) return [];
  const lastDay = addDays({ day: firstDay, count: values.length - 1 });
  const step = toStep({ firstDay, lastDay });
  const buckets = new Map<Day, { days: Day[]; values: number[] }>();
  eachDay({ firstDay, lastDay }).forEach((day, index) => {
    const key = toStepStart({ day, step, weekStart });
    const bucket = buckets.get(key) ?? { days: [], values: [] };
    buckets.set(key, bucket);
    bucket.days.push(day);
    const value = values[index];
    if (value != null) bucket.values.push(value);
  });
  return [...buckets.values()].map(toBucket);
}

function toStepStart({ day, step, weekStart }: { day: Day; step: Step; weekStart: Weekday }): Day {
  const starts = {
    day: () => day,
    week: () => toWeekStart({ day, weekStart }),
    month: () => toMonthStart(day),
  } satisfies Record<Step, () => Day>;
  return starts[step]();
}

function toBucket({ days, values }: { days: Day[]; values: number[] }): Bucket {
  const sorted = toSorted(values);
  return {
    firstDay: days[0] as Day,
    lastDay: days.at(-1) as Day,
    median: toQuantile({ sorted, q: 0.5 }),
    low: toQuantile({ sorted, q: 0.1 }),
    high: toQuantile({ sorted, q: 0.9 }),
    n: sorted.length,
  };
}
