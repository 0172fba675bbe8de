import type { Day } from "#lib/time/day.ts";
import { type Aggregation, type DayBucket, toBuckets } from "./day-buckets.ts";
import { type SleepSpan, toParts } from "./sleep-timing-stats.ts";

const DAY = 86_400;
const NOON = DAY / 2;

/** A stretch of clock time, in seconds from midnight of the day; the evening before is negative. */
export interface ClockSpan {
  from: number;
  to: number;
}

/** Whole days that bring a bedtime onto the axis from noon to noon: one begun at 14:00 stands at its top. */
function toShift(start: number): number {
  if (start >= NOON) return -DAY;
  return start < -NOON ? DAY : 0;
}

/** A sleep on the axis from noon to noon. */
export function toNoonToNoon(span: SleepSpan): SleepSpan {
  const shift = toShift(span.start);
  if (shift === 0) return span;
  return {
    ...span,
    start: span.start + shift,
    end: span.end + shift,
    breaks: (span.breaks ?? []).map(([from, to]) => [from + shift, to + shift] as const),
  };
}

/** A bar of the timing chart: one night with its breaks, or the medians of a week's or a month's. */
export interface TimingMark {
  bucket: DayBucket;
  start: number;
  end: number;
  /** What is drawn of it: all but the breaks. */
  parts: [from: number, to: number][];
  /** 10th to 90th percentile of bedtime and wake-up; null for single nights. */
  spread: { start: [number, number]; end: [number, number] } | null;
}

interface TimingInput {
  days: readonly Day[];
  /** By day, on the axis from noon to noon; null when there is none. */
  nights: readonly (SleepSpan | null)[];
  aggregation: Aggregation;
}

/** A mark for each day, week or month that has a night; `null` at those that have none. */
export function toTimingMarks({ days, nights, aggregation }: TimingInput): {
  buckets: DayBucket[];
  marks: (TimingMark | null)[];
} {
  const toColumn = (pick: (night: SleepSpan) => number) =>
    toBuckets({ days, values: nights.map((night) => night && pick(night)), aggregation });
  const buckets = toColumn(({ start }) => start);
  const ends = toColumn(({ end }) => end);
  const marks = buckets.map((bucket, index): TimingMark | null => {
    const end = ends[index];
    if (bucket.value === null || end === undefined || end.value === null) return null;
    const night = aggregation === "day" ? nights[bucket.firstIndex] : null;
    const span = night ?? { start: bucket.value, end: end.value };
    const spread = bucket.spread && end.spread && { start: bucket.spread, end: end.spread };
    return { bucket, start: bucket.value, end: end.value, parts: toParts(span), spread };
  });
  return { buckets, marks };
}

/** The bedtime window behind each bar, as medians where bars are; null where Oura gave none. */
export function toWindows({
  days,
  windows,
  aggregation,
}: Omit<TimingInput, "nights"> & { windows: readonly (ClockSpan | null)[] }): (ClockSpan | null)[] {
  const shifted = windows.map((window) => {
    if (window === null) return null;
    const shift = toShift(window.from);
    return { from: window.from + shift, to: window.to + shift };
  });
  const toColumn = (pick: (window: ClockSpan) => number) =>
    toBuckets({ days, values: shifted.map((window) => window && pick(window)), aggregation });
  const ends = toColumn(({ to }) => to);
  return toColumn(({ from }) => from).map(({ value: from }, index) => {
    const to = ends[index]?.value ?? null;
    return from === null || to === null ? null : { from, to };
  });
}

/** How many of the nights that had a window began inside it, and of how many. */
export function toWindowCount({
  nights,
  windows,
}: {
  nights: readonly (SleepSpan | null)[];
  windows: readonly (ClockSpan | null)[];
}): { inside: number; of: number } {
  const judged = nights.flatMap((night, index) => {
    const window = windows[index] ?? null;
    if (night === null || window === null) return [];
    const start = night.start + toShift(night.start);
    const shift = toShift(window.from);
    return [window.from + shift <= start && start <= window.to + shift];
  });
  return { inside: judged.filter(Boolean).length, of: judged.length };
}
