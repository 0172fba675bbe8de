import type { Day } from "#lib/time/day.ts";
import type { Band } from "./daily-tips.ts";
import { type Aggregation, type DayBucket, toBuckets } from "./day-buckets.ts";
import type { Axis } from "./scale.ts";
import { toTrailingMeans } from "./trailing-means.ts";

const WINDOW = 7;
const LEAST_NIGHTS = 3;

/** One mark of the HRV trend. */
export interface HrvMark {
  bucket: DayBucket;
  /** Of seven nights; for single nights only, and null where the night itself is missing. */
  mean: number | null;
  /** How the nights scatter: standard deviation as a percentage of the mean. */
  variation: number | null;
  /** The person's own range; null where too few nights lie behind it, and for weeks and months. */
  range: { low: number; high: number } | null;
  /** Within the own range; where there is none nothing is outside it. */
  isInside: boolean;
}

/** Sample standard deviation as a percentage of the mean; null under three nights. */
export function toVariation(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length < LEAST_NIGHTS) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return mean === 0 ? null : (Math.sqrt(squares / (known.length - 1)) / mean) * 100;
}

/** Nights with their seven-night mean and scatter; weeks and months with the scatter of their own nights. */
export function toHrvMarks({
  days,
  values,
  band,
  aggregation,
}: {
  days: readonly Day[];
  /** By day, in milliseconds; null is missing. */
  values: readonly (number | null)[];
  band: Band | undefined;
  aggregation: Aggregation;
}): HrvMark[] {
  const isDaily = aggregation === "day";
  const means = isDaily ? toTrailingMeans({ values, least: LEAST_NIGHTS }) : null;
  return toBuckets({ days, values, aggregation }).map((bucket) => {
    const { firstIndex, lastIndex, value } = bucket;
    const low = isDaily ? (band?.low[firstIndex] ?? null) : null;
    const high = isDaily ? (band?.high[firstIndex] ?? null) : null;
    const range = low === null || high === null ? null : { low, high };
    const from = isDaily ? Math.max(0, lastIndex - WINDOW + 1) : firstIndex;
    return {
      bucket,
      mean: value === null ? null : (means?.[firstIndex] ?? null),
      variation: value === null ? null : toVariation(values.slice(from, lastIndex + 1)),
      range,
      isInside: value === null || range === null || (range.low <= value && value <= range.high),
    };
  });
}

const LOG_TICKS = [1, 2, 3, 5, 7, 10, 15, 20, 30, 40, 50, 70, 100, 150, 200, 300, 500] as const;

/** Round ticks around a positive extent for an axis on which equal ratios are equally far. */
export function toLogAxis([low, high]: readonly [low: number, high: number]): Axis {
  const below = LOG_TICKS.findLast((tick) => tick <= low) ?? LOG_TICKS[0];
  const above = LOG_TICKS.find((tick) => tick >= high && tick > below) ?? high;
  const ticks = LOG_TICKS.filter((tick) => below <= tick && tick <= above);
  return { domain: [below, above], ticks };
}

/** Own ranges of neighbouring nights as stretches that a ribbon may join. */
export function toRibbons(marks: readonly HrvMark[]): { x: number; low: number; high: number }[][] {
  const ribbons: { x: number; low: number; high: number }[][] = [];
  let isOpen = false;
  for (const { bucket, range } of marks) {
    if (range !== null) {
      const point = { x: bucket.x, ...range };
      if (isOpen) ribbons.at(-1)?.push(point);
      else ribbons.push([point]);
    }
    isOpen = range !== null;
  }
  return ribbons;
}
