import { type ActivityClass, CLASS_SECONDS, toActivityClass } from "./activity-classes.ts";

/** The axis: 0.9 MET is rest, 12 hard running. */
const MET_FLOOR = 0.9;
const MET_CEILING = 12;

/** Where an effort begins to count as light, moderate and vigorous. */
export const MET_GUIDES = [
  { met: 1.5, label: "light" },
  { met: 3, label: "moderate" },
  { met: 6, label: "vigorous" },
] as const;

/** The least and the most of a stretch of time, in MET. */
export interface MetBin {
  /** First item and the one after the last. */
  start: number;
  end: number;
  /** Null together, when nothing is known of the stretch. */
  min: number | null;
  max: number | null;
  /** The movement class at its start; null when none is known. */
  class: ActivityClass | null;
}

// Two marks a bin make 600 at most.
const MAX_BINS = 300;

/** Height of an effort as a share of the plot: by square root, so that a walk still shows beside a run. */
export function toMetShare(met: number): number {
  const clamped = Math.min(MET_CEILING, Math.max(MET_FLOOR, met));
  const floor = Math.sqrt(MET_FLOOR);
  return (Math.sqrt(clamped) - floor) / (Math.sqrt(MET_CEILING) - floor);
}

/**
 * Reduces `met.items` to at most 300 bins of least and most, so that no peak is lost. Bins that begin where
 * the ring was not worn are missing: it reports 0.1 there, which is no effort of anybody.
 */
export function toMetBins({
  items,
  intervalSeconds,
  classes = "",
}: {
  items: readonly (number | null)[];
  intervalSeconds: number;
  /** `class_5_min` of the same start. */
  classes?: string | undefined;
}): MetBin[] {
  const size = Math.max(1, Math.ceil(items.length / MAX_BINS));
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => {
    const start = index * size;
    const end = Math.min(items.length, start + size);
    const of = toActivityClass(classes[Math.floor((start * intervalSeconds) / CLASS_SECONDS)]);
    const known = items.slice(start, end).filter((met) => met !== null);
    if (of === 0 || known.length === 0) return { start, end, min: null, max: null, class: of };
    return { start, end, min: Math.min(...known), max: Math.max(...known), class: of };
  });
}

/** Neighbouring bins without data as one stretch of items. */
export function toMetGaps(bins: readonly MetBin[]): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  for (const { start, end, max } of bins) {
    if (max !== null) continue;
    const last = gaps.at(-1);
    if (last !== undefined && last.end === start) last.end = end;
    else gaps.push({ start, end });
  }
  return gaps;
}
