import { type Day, daysBetween } from "#lib/time/day.ts";

/** A place that stands for days: which, and where it begins and ends as shares of the plot's width. */
export interface PlaceSpan {
  from: Day;
  to: Day;
  left: number;
  right: number;
}

/** Places being marked, from the one where that began to the one it has come to, which may lie before. */
export interface Selection {
  anchor: number;
  head: number;
}

// A hand that only clicks moves a few pixels too.
const LEAST_PIXELS = 8;
// One day alone is a place to choose, no range.
const LEAST_DAYS = 2;

/** Whether the pointer has come far enough from where it was pressed, in pixels, to be no click. */
export function isDragged({ start, end }: { start: number; end: number }): boolean {
  return Math.abs(end - start) >= LEAST_PIXELS;
}

/** A selection drawn on to `next`; a new one begins at the current place, or at `next` without one. */
export function toExtended({
  selection,
  current,
  next,
}: {
  selection: Selection | null;
  current: number | null;
  next: number;
}): Selection {
  return { anchor: selection?.anchor ?? current ?? next, head: next };
}

/** The days of a selection in their order; null when they are fewer than two or its places are gone. */
export function toMarkedSpan({
  selection,
  toSpan,
}: {
  selection: Selection | null;
  toSpan: ((index: number) => PlaceSpan | null) | undefined;
}): PlaceSpan | null {
  if (selection === null || toSpan === undefined) return null;
  const { anchor, head } = selection;
  const first = toSpan(Math.min(anchor, head));
  const last = toSpan(Math.max(anchor, head));
  if (first === null || last === null) return null;
  if (daysBetween({ from: first.from, to: last.to }) + 1 < LEAST_DAYS) return null;
  return { from: first.from, to: last.to, left: first.left, right: last.right };
}
