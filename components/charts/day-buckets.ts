import type { Day } from "#lib/time/day.ts";
import { toMonthStart, toWeekStart } from "#lib/time/day.ts";
import { toQuantile } from "./scale.ts";

export type Aggregation = "day" | "week" | "month";

/** One mark of a daily chart. Indices count days from the range's first. */
export interface DayBucket {
  firstIndex: number;
  lastIndex: number;
  /** Where it stands on the axis of days. */
  x: number;
  /** The day's value, or the median of the bucket's; null when no day has one. */
  value: number | null;
  /** 10th and 90th percentile of the bucket's days; null for single days. */
  spread: [low: number, high: number] | null;
  /** Days with a value. */
  n: number;
}

/** How a range of so many days is read: up to 120 days daily, to two years weekly, else monthly. */
export function toAggregation(length: number): Aggregation {
  if (length <= 120) return "day";
  return length <= 731 ? "week" : "month";
}

function toBucket({
  values,
  firstIndex,
  lastIndex,
}: {
  values: readonly (number | null)[];
  firstIndex: number;
  lastIndex: number;
}): DayBucket {
  const sorted = values
    .slice(firstIndex, lastIndex + 1)
    .filter((value) => value !== null)
    .toSorted((one, other) => one - other);
  const low = toQuantile({ sorted, p: 0.1 });
  const high = toQuantile({ sorted, p: 0.9 });
  return {
    firstIndex,
    lastIndex,
    x: (firstIndex + lastIndex) / 2,
    value: toQuantile({ sorted, p: 0.5 }),
    spread: low === null || high === null || sorted.length < 2 ? null : [low, high],
    n: sorted.length,
  };
}

/** Groups contiguous days into marks; weeks begin on Monday, and cut ones stay cut. */
export function toBuckets({
  days,
  values,
  aggregation,
}: {
  days: readonly Day[];
  values: readonly (number | null)[];
  aggregation: Aggregation;
}): DayBucket[] {
  if (aggregation === "day") {
    return days.map((_, index) => {
      const value = values[index] ?? null;
      return {
        firstIndex: index,
        lastIndex: index,
        x: index,
        value,
        spread: null,
        n: value === null ? 0 : 1,
      };
    });
  }
  const toStart = (day: Day) => (aggregation === "week" ? toWeekStart({ day }) : toMonthStart(day));
  const buckets: DayBucket[] = [];
  let firstIndex = 0;
  for (let index = 1; index <= days.length; index += 1) {
    const first = days[firstIndex];
    const day = days[index];
    if (first === undefined || (day !== undefined && toStart(day) === toStart(first))) continue;
    buckets.push(toBucket({ values, firstIndex, lastIndex: index - 1 }));
    firstIndex = index;
  }
  return buckets;
}

/** A run of marks without data, and why where that is known. */
export interface Gap {
  fromX: number;
  toX: number;
  days: number;
  reason: string | null;
}

/**
 * Runs of empty marks, each from edge to edge on the axis of days. Days before `since` were before there
 * was a ring: empty, but nothing is missing there.
 */
export function toGaps({
  buckets,
  days,
  since = null,
  reasons,
}: {
  buckets: readonly DayBucket[];
  days: readonly Day[];
  since?: Day | null | undefined;
  /** By day; null where nothing is known. */
  reasons?: readonly (string | null)[] | undefined;
}): Gap[] {
  const gaps: Gap[] = [];
  for (const { value, firstIndex, lastIndex } of buckets) {
    if (value !== null || isBefore(days[lastIndex], since)) continue;
    const reason = reasons?.[firstIndex] ?? null;
    const last = gaps.at(-1);
    if (last && last.toX === firstIndex - 0.5 && last.reason === reason) {
      last.toX = lastIndex + 0.5;
      last.days += lastIndex - firstIndex + 1;
    } else {
      const days = lastIndex - firstIndex + 1;
      gaps.push({ fromX: firstIndex - 0.5, toX: lastIndex + 0.5, days, reason });
    }
  }
  return gaps;
}

/** Whether a day was before there was a ring. */
export function isBefore(day: Day | undefined, since: Day | null | undefined): boolean {
  return day !== undefined && typeof since === "string" && day < since;
}
