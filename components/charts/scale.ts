/** The least and the greatest of what a chart shows. */
export type Extent = readonly [min: number, max: number];

/** Extent of all numbers given, nulls aside; null when there are none. */
export function toExtent(values: Iterable<number | null | undefined>): Extent | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? [min, max] : null;
}

// 1, 2, 5 times a power of ten; for clocks and durations the caller's own steps.
function toNiceStep({ rough, steps }: { rough: number; steps?: readonly number[] | undefined }) {
  const given = steps?.find((step) => step >= rough);
  if (given !== undefined) return given;
  const power = 10 ** Math.floor(Math.log10(rough));
  // Quarters are read at ease in tens and more only: 25 and 250, but neither 2.5 nor 0.25.
  const factors = power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10];
  const factor = factors.find((candidate) => candidate * power >= rough) ?? 10;
  return factor * power;
}

/** Steps in seconds at which durations and times of day are read. */
export const CLOCK_STEPS = [
  300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200,
] as const;

export interface Axis {
  domain: Extent;
  ticks: number[];
}

/**
 * Round ticks around an extent, the outer ones being its ends. `count` is how many to aim at,
 * `include` forces a value (0 for bars) into sight, `steps` replaces decimal steps.
 */
export function toAxis({
  extent,
  count = 4,
  include,
  steps,
}: {
  extent: Extent;
  count?: number;
  include?: number | undefined;
  steps?: readonly number[] | undefined;
}): Axis {
  const low = Math.min(extent[0], include ?? extent[0]);
  const high = Math.max(extent[1], include ?? extent[1]);
  const span = high - low || Math.abs(high) || 1;
  const step = toNiceStep({ rough: span / count, steps });
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  // Multiples of 0.1 gather dust in binary; twelve digits clear it.
  const clean = ticks.map((tick) => Number(tick.toPrecision(12)));
  return { domain: [clean[0] ?? low, clean.at(-1) ?? high], ticks: clean };
}

/** Maps a domain onto a range; a domain without extent lands in the middle. */
export function toScale({ domain, range }: { domain: Extent; range: Extent }) {
  const [from, to] = domain;
  const [start, end] = range;
  return (value: number) =>
    from === to ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}

/** The `p`-quantile (0 to 1) of values in ascending order, linear between neighbours (type 7). */
export function toQuantile({ sorted, p }: { sorted: readonly number[]; p: number }): number | null {
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}

/** Median of the numbers among `values`, null when there are none. */
export function toMedian(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).toSorted((one, other) => one - other);
  return toQuantile({ sorted, p: 0.5 });
}
