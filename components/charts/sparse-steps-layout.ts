import { type Day, daysBetween } from "#lib/time/day.ts";

/** A day with a value, by its place on the axis of days. */
export interface SparsePoint {
  index: number;
  value: number;
}

/** From one value to the next: level, then up or down on the day of the next. */
export interface SparseStep {
  from: SparsePoint;
  to: SparsePoint;
  /** So far apart that nobody knows what was in between. */
  isLoose: boolean;
}

/** Estimates further apart than this are joined by a dashed line only. */
const LOOSE_DAYS = 60;

/** The days that have a value, and the steps between them. */
export function toSparseSteps(values: readonly (number | null)[]): {
  points: SparsePoint[];
  steps: SparseStep[];
} {
  const points = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  const steps = points.slice(1).flatMap((to, before) => {
    const from = points[before];
    return from === undefined ? [] : [{ from, to, isLoose: to.index - from.index > LOOSE_DAYS }];
  });
  return { points, steps };
}

/** The best value, the first time that it was reached; null where it is no better than any other. */
export function toBest(points: readonly SparsePoint[]): SparsePoint | null {
  let best: SparsePoint | null = null;
  for (const point of points) if (best === null || point.value > best.value) best = point;
  return points.every(({ value }) => value === best?.value) ? null : best;
}

/** The point nearest to a place on the axis of days, for pointing at marks that are far apart; null for none. */
export function toNearestPoint({
  points,
  index,
}: {
  points: readonly SparsePoint[];
  index: number;
}): number | null {
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, place) => {
    const distance = Math.abs(point.index - index);
    if (distance < least) {
      least = distance;
      nearest = place;
    }
  });
  return nearest;
}

/** Days from the value before, for the tip; null for the first. */
export function toDaysBefore({
  days,
  points,
  place,
}: {
  days: readonly Day[];
  points: readonly SparsePoint[];
  place: number;
}): number | null {
  const from = days[points[place - 1]?.index ?? -1];
  const to = days[points[place]?.index ?? -1];
  return from === undefined || to === undefined ? null : daysBetween({ from, to });
}
