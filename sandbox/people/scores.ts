import { clamp } from "./random.ts";

/** A contributor: a score from 1 to 100, or null while there is not enough history. */
export interface Weighted {
  value: number | null;
  weight: number;
}

/** Reads a curve of (input, score) points, straight between them and flat beyond; a score 1 to 100. */
export function curve(points: readonly (readonly [number, number])[], at: number): number {
  let previous = points[0];
  if (previous === undefined) throw new RangeError("a curve needs points");
  if (at <= previous[0]) return toScore(previous[1]);
  for (const point of points) {
    if (at <= point[0]) {
      const part = (at - previous[0]) / (point[0] - previous[0] || 1);
      return toScore(previous[1] + part * (point[1] - previous[1]));
    }
    previous = point;
  }
  return toScore(previous[1]);
}

/** A score is the rounded weighted mean of its contributors; null when fewer than half are known. */
export function toWeightedScore(parts: readonly Weighted[]): number | null {
  let sum = 0;
  let weights = 0;
  let known = 0;
  for (const { value, weight } of parts) {
    if (value === null) continue;
    sum += value * weight;
    weights += weight;
    known += 1;
  }
  return known * 2 < parts.length ? null : Math.round(sum / weights);
}

function toScore(value: number): number {
  return Math.round(clamp(value, 1, 100));
}

export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
