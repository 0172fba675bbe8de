import { toRangeLabel } from "#lib/format/day-label.ts";
import { type Day, daysBetween } from "#lib/time/day.ts";

/** Part of a plot, as shares of its length. */
interface Stretch {
  left: number;
  right: number;
}

/** A place that stands for days: which, and where it begins and ends as shares of the plot's width. */
export interface PlaceSpan extends Stretch {
  from: Day;
  to: Day;
}

/** What is being marked, and what comes of it. */
export interface Marked extends Stretch {
  /** "3 – 9 Nov 2026", "13:05 – 15:30". */
  label: string;
  /** What it is, for "press Enter to show these days". */
  noun: string;
  apply: () => void;
  /** Sets it beside what came before, where the page can: with Shift held. */
  compare?: (() => void) | undefined;
}

/** What marking from one place to another means, the former never after the latter; null for nothing. */
export type ToMarked = (first: number, last: number) => Marked | null;

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

/** What a selection marks, its ends in order; null when that is nothing. */
export function toMarked({
  selection,
  of,
}: {
  selection: Selection | null;
  of: ToMarked | undefined;
}): Marked | null {
  if (selection === null || of === undefined) return null;
  const { anchor, head } = selection;
  return of(Math.min(anchor, head), Math.max(anchor, head));
}

/** Marks the days of places and hands them to the page; fewer than two are none. */
export function toMarkedDays({
  toSpan,
  onRange,
  onCompare,
}: {
  toSpan: (index: number) => PlaceSpan | null;
  onRange: (days: { from: Day; to: Day }) => void;
  onCompare?: ((days: { from: Day; to: Day }) => void) | undefined;
}): ToMarked {
  return (firstIndex, lastIndex) => {
    const first = toSpan(firstIndex);
    const last = toSpan(lastIndex);
    if (first === null || last === null) return null;
    const days = { from: first.from, to: last.to };
    if (daysBetween(days) + 1 < LEAST_DAYS) return null;
    return {
      left: first.left,
      right: last.right,
      label: toRangeLabel(days),
      noun: "these days",
      apply: () => onRange(days),
      compare: onCompare && (() => onCompare(days)),
    };
  };
}
