import type { Day } from "#lib/time/day.ts";
import { type Axis, toAxis, toExtent } from "./scale.ts";

/** A day by two of its metrics. */
export interface ScatterPoint {
  day: Day;
  x: number;
  y: number;
}

/** The days that have both, oldest first. */
export function toScatterPoints({
  days,
  x,
  y,
}: {
  days: readonly Day[];
  x: readonly (number | null)[];
  y: readonly (number | null)[];
}): ScatterPoint[] {
  return days.flatMap((day, index) => {
    const [across, up] = [x[index] ?? null, y[index] ?? null];
    return across === null || up === null ? [] : [{ day, x: across, y: up }];
  });
}

/** Shares of the plot's width from the left and of its height from the top. */
export interface ScatterPlace {
  left: number;
  top: number;
}

/** Where a point stands on its axes; what lies off an axis stands at its end. */
export function toScatterPlace({
  point,
  xAxis,
  yAxis,
}: {
  point: Pick<ScatterPoint, "x" | "y">;
  xAxis: Axis;
  yAxis: Axis;
}): ScatterPlace {
  return {
    left: toShare({ value: point.x, axis: xAxis }),
    top: 1 - toShare({ value: point.y, axis: yAxis }),
  };
}

function toShare({ value, axis: { domain } }: { value: number; axis: Axis }): number {
  const [low, high] = domain;
  return Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
}

/** The point nearest to a place, by its distance in pixels where the plot is so wide and high; null for none. */
export function toNearest({
  places,
  at,
  ratio,
}: {
  places: readonly ScatterPlace[];
  at: ScatterPlace;
  /** Width of the plot over its height. */
  ratio: number;
}): number | null {
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  places.forEach(({ left, top }, index) => {
    const distance = ((left - at.left) * ratio) ** 2 + (top - at.top) ** 2;
    // Of points on one spot the newest is meant: it lies on top.
    if (distance > least) return;
    least = distance;
    nearest = index;
  });
  return nearest;
}

/** An axis of scores around some of them, at least 40 wide, so that a quiet fortnight stays a small move. */
export function toScoreAxis(values: readonly number[]): Axis {
  const [low, high] = toExtent(values) ?? [0, 100];
  const room = Math.max(5, (40 - (high - low)) / 2);
  // Near an end the room goes to the other side.
  const from = Math.max(0, Math.min(low - room, 60));
  const to = Math.min(100, Math.max(high + room, 40));
  return toAxis({ extent: [from, to] });
}
