import { toMedian } from "./scale.ts";

/** Seconds from midnight of the day; the evening before is negative. */
export interface SleepSpan {
  start: number;
  end: number;
  /** Real time in bed, which the clock's difference is not on nights that change it. */
  seconds?: number | null;
  /** Longer times awake in between, cut out of the bar. */
  breaks?: readonly (readonly [number, number])[];
}

export interface TimingStats {
  bedtime: number;
  wake: number;
  /** Standard deviation of the sleep midpoint in seconds; null under 3 nights. */
  regularity: number | null;
}

/** Real time in bed, by the clock where nothing else is known. */
export function toSecondsInBed({ start, end, seconds }: SleepSpan): number {
  return seconds ?? end - start;
}

/** Medians of bedtime and wake-up and how far the midpoint scatters; null without nights. */
export function toTimingStats(nights: readonly (SleepSpan | null)[]): TimingStats | null {
  const known = nights.filter((night) => night !== null);
  const bedtime = toMedian(known.map(({ start }) => start));
  const wake = toMedian(known.map(({ end }) => end));
  if (bedtime === null || wake === null) return null;
  const midpoints = known.map((night) => night.start + toSecondsInBed(night) / 2);
  const mean = midpoints.reduce((sum, it) => sum + it, 0) / midpoints.length;
  const squares = midpoints.reduce((sum, it) => sum + (it - mean) ** 2, 0);
  const regularity = known.length < 3 ? null : Math.sqrt(squares / (known.length - 1));
  return { bedtime, wake, regularity };
}

/** The parts of a night between its breaks, in order. */
export function toParts({ start, end, breaks = [] }: SleepSpan): [number, number][] {
  const parts: [number, number][] = [];
  let from = start;
  for (const [breakStart, breakEnd] of breaks.toSorted((one, other) => one[0] - other[0])) {
    if (breakStart > from) parts.push([from, Math.min(breakStart, end)]);
    from = Math.max(from, breakEnd);
  }
  if (from < end) parts.push([from, end]);
  return parts;
}
