import type { Day } from "#lib/time/day.ts";
import { type Aggregation, type DayBucket, toBuckets } from "./day-buckets.ts";
import { toMedian } from "./scale.ts";
import { type ClockSpan, toNoonToNoon, toWindows } from "./sleep-timing-layout.ts";

/** A bedtime so far off its window is still near it. */
const NEAR_SECONDS = 1800;

/** Where a bedtime lies: in its window, at most half an hour off, or further. */
export type BedtimeGrade = "inside" | "near" | "far";

/** A night's bedtime and its window, or the medians of a week's or a month's; null is missing. */
export interface BedtimeMark {
  /** Its value is missing only where both are. */
  bucket: DayBucket;
  /** Seconds from midnight of the day, the evening before negative. */
  bedtime: number | null;
  window: ClockSpan | null;
  /** Seconds before (negative) or after the window, 0 inside it; null without either. */
  off: number | null;
  grade: BedtimeGrade | null;
}

interface BedtimeInput {
  days: readonly Day[];
  /** By day, in seconds from its midnight; null where there is no night. */
  bedtimes: readonly (number | null)[];
  /** By day; null where Oura gave none. */
  windows: readonly (ClockSpan | null)[];
  aggregation: Aggregation;
}

/** Seconds before or after a window, 0 inside it. */
export function toOff({ bedtime, window }: { bedtime: number; window: ClockSpan }): number {
  if (bedtime < window.from) return bedtime - window.from;
  return Math.max(0, bedtime - window.to);
}

/** How near to its window a bedtime that far off is. */
export function toGrade(off: number): BedtimeGrade {
  if (off === 0) return "inside";
  return Math.abs(off) <= NEAR_SECONDS ? "near" : "far";
}

/** A mark for each day, week or month, on the axis from noon to noon. */
export function toBedtimeMarks({
  days,
  bedtimes,
  windows,
  aggregation,
}: BedtimeInput): BedtimeMark[] {
  const shifted = bedtimes.map((at) =>
    at === null ? null : toNoonToNoon({ start: at, end: at }).start,
  );
  const backdrops = toWindows({ days, windows, aggregation });
  return toBuckets({ days, values: shifted, aggregation }).map((bucket, index) => {
    const bedtime = bucket.value;
    const window = backdrops[index] ?? null;
    const off = bedtime === null || window === null ? null : toOff({ bedtime, window });
    return {
      bucket: { ...bucket, value: bedtime ?? window?.from ?? null },
      bedtime,
      window,
      off,
      grade: off === null ? null : toGrade(off),
    };
  });
}

/** How the nights that had a window kept to it; null without any. */
export interface BedtimeStats {
  inside: number;
  of: number;
  /** The median of all of them, in seconds: negative is early. */
  typical: number;
}

/** Counts single nights, whatever the chart draws. */
export function toBedtimeStats(input: Omit<BedtimeInput, "aggregation">): BedtimeStats | null {
  const offs = toBedtimeMarks({ ...input, aggregation: "day" }).flatMap(({ off }) =>
    off === null ? [] : [off],
  );
  const typical = toMedian(offs);
  if (typical === null) return null;
  return { inside: offs.filter((off) => off === 0).length, of: offs.length, typical };
}
