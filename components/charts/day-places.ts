import type { Day } from "#lib/time/day.ts";
import { daysBetween, isDay } from "#lib/time/day.ts";
import type { Tip } from "./chart-tip.tsx";
import type { DayBucket } from "./day-buckets.ts";
import type { Places } from "./plot-surface.tsx";

/** A share of the plot's width for a place on the axis of `count` days, each a column. */
function toDayX({ x, count }: { x: number; count: number }): number {
  return (x + 0.5) / count;
}

/** The places of a chart over contiguous days, pointed at by day whatever the marks' width. */
export function toDayPlaces({
  days,
  buckets,
  toTip,
}: {
  days: readonly Day[];
  buckets: readonly DayBucket[];
  toTip: (bucket: DayBucket) => Tip;
}): Places {
  const first = days[0];
  const bucketOfDay = (index: number) => {
    const found = buckets.findIndex(
      ({ firstIndex, lastIndex }) => firstIndex <= index && index <= lastIndex,
    );
    return found === -1 ? null : found;
  };
  return {
    count: buckets.length,
    toX: (index) => toDayX({ x: buckets[index]?.x ?? 0, count: days.length }),
    fromX: (x) => bucketOfDay(Math.min(days.length - 1, Math.floor(x * days.length))),
    toKey: (index) => days[buckets[index]?.firstIndex ?? 0] ?? "",
    toSpan: (index) => {
      const bucket = buckets[index];
      const from = days[bucket?.firstIndex ?? -1];
      const to = days[bucket?.lastIndex ?? -1];
      if (bucket === undefined || from === undefined || to === undefined) return null;
      const { firstIndex, lastIndex } = bucket;
      return { from, to, left: firstIndex / days.length, right: (lastIndex + 1) / days.length };
    },
    fromKey: (key) =>
      typeof key === "string" && first !== undefined && isDay(key)
        ? bucketOfDay(daysBetween({ from: first, to: key }))
        : null,
    toTip: (index) => {
      const bucket = buckets[index];
      return bucket ? toTip(bucket) : { title: "", rows: [] };
    },
  };
}

/** The days when each is a mark of its own. */
export function toSingleDays(days: readonly Day[]): DayBucket[] {
  return days.map((_, index) => ({
    firstIndex: index,
    lastIndex: index,
    x: index,
    value: null,
    spread: null,
    n: 0,
  }));
}
