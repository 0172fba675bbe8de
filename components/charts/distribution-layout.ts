import type { Extent } from "./scale.ts";

export interface DistributionBin {
  from: number;
  /** Excluded, but for the last bin. */
  to: number;
  count: number;
}

/** A line across the histogram. */
export interface DistributionMarker {
  value: number;
  /** "median", "you today". */
  label: string;
  kind: "median" | "own";
}

/** From the first bin's beginning to the last one's end; null without bins. */
export function toBinExtent(bins: readonly DistributionBin[]): Extent | null {
  const first = bins[0];
  const last = bins.at(-1);
  return first === undefined || last === undefined ? null : [first.from, last.to];
}

/** The bin a value lies in; the last one holds its own end. Null outside and between bins. */
export function toBinIndex({
  bins,
  value,
}: {
  bins: readonly DistributionBin[];
  value: number;
}): number | null {
  const index = bins.findIndex(
    ({ from, to }, at) => value >= from && (value < to || (at === bins.length - 1 && value === to)),
  );
  return index === -1 ? null : index;
}

/**
 * Height of a bin as a share of the highest: by density, so that a bin twice as wide is not twice as much.
 */
export function toBinShares(bins: readonly DistributionBin[]): number[] {
  const densities = bins.map(({ from, to, count }) => (to > from ? count / (to - from) : 0));
  const highest = Math.max(0, ...densities);
  return densities.map((density) => (highest === 0 ? 0 : density / highest));
}
