import type { Day } from "#lib/time/day.ts";
import { CLASSES_PER_DAY } from "./activity-classes.ts";
import { toCell } from "./actogram-layout.ts";
import type { TimeInterval } from "./time-spans.ts";

/** A stretch of one row, in its five-minute cells, `end` excluded. */
export interface RowSpan {
  row: number;
  start: number;
  end: number;
}

/** What somebody noted at an instant; ISO 8601 with the offset of recording. */
export interface InstantTag {
  at: string;
  label: string;
}

/** A tag in its cell. */
export interface TagCell {
  row: number;
  column: number;
  label: string;
}

interface Rows {
  firstDay: Day;
  /** How many days. */
  count: number;
  /** Whether each row shows the next day too. */
  isDouble: boolean;
}

/** Sleeps as stretches of the rows they lie in, cut at the rows' ends. */
export function toSleepSpans({
  sleeps,
  ...rows
}: Rows & { sleeps: readonly TimeInterval[] }): RowSpan[] {
  const width = rows.isDouble ? 2 * CLASSES_PER_DAY : CLASSES_PER_DAY;
  return sleeps.flatMap(({ from, to }) => {
    const start = toCell({ timestamp: from, firstDay: rows.firstDay });
    const end = toCell({ timestamp: to, firstDay: rows.firstDay });
    if (start === null || end === null) return [];
    const spans: RowSpan[] = [];
    const firstRow = Math.floor(start / CLASSES_PER_DAY) - (rows.isDouble ? 1 : 0);
    const lastRow = Math.floor((end - 1) / CLASSES_PER_DAY);
    for (let row = Math.max(0, firstRow); row <= Math.min(rows.count - 1, lastRow); row += 1) {
      const left = row * CLASSES_PER_DAY;
      const span = { row, start: Math.max(0, start - left), end: Math.min(width, end - left) };
      if (span.start < span.end) spans.push(span);
    }
    return spans;
  });
}

/** Tags in their cells; twice in rows of 48 hours. */
export function toTagCells({ tags, ...rows }: Rows & { tags: readonly InstantTag[] }): TagCell[] {
  return tags.flatMap(({ at, label }) => {
    const cell = toCell({ timestamp: at, firstDay: rows.firstDay });
    if (cell === null) return [];
    const row = Math.floor(cell / CLASSES_PER_DAY);
    const column = cell - row * CLASSES_PER_DAY;
    const places = [
      { row, column, label },
      ...(rows.isDouble ? [{ row: row - 1, column: column + CLASSES_PER_DAY, label }] : []),
    ];
    return places.filter((place) => place.row >= 0 && place.row < rows.count);
  });
}
