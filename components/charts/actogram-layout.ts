import { toRecordedDay, toRecordedTime } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { daysBetween } from "#lib/time/day.ts";
import { CLASS_SECONDS, CLASSES_PER_DAY, toActivityClass } from "./activity-classes.ts";
import type { TimeInterval } from "./time-spans.ts";

export interface ActogramDay {
  day: Day;
  /** `class_5_min` as received; null when the day has no document. */
  classes: string | null;
  /** Where it begins; ISO 8601 with offset. */
  startsAt: string | null;
}

/** What a cell shows beyond the classes 0 to 5. */
export const ASLEEP = 6;
export const MISSING = 7;
export const AHEAD = 8;
export const BEFORE = 9;

export interface ActogramRun {
  /** A class 0 to 5, or one of the codes above. */
  code: number;
  start: number;
  end: number;
}

const DAY_SECONDS = 86_400;

/** The cell of a timestamp, counted from midnight of the first day on the clock of recording; null for none. */
export function toCell({
  timestamp,
  firstDay,
}: {
  timestamp: string;
  firstDay: Day;
}): number | null {
  const time = toRecordedTime(timestamp);
  if (time === null) return null;
  const days = daysBetween({ from: firstDay, to: toRecordedDay(time) });
  const seconds = ((time.localSeconds % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
  return days * CLASSES_PER_DAY + Math.floor(seconds / CLASS_SECONDS);
}

/**
 * Lays documents onto calendar rows of 288 cells: those after midnight land on the next day's row, which is
 * where they were lived. What sleep covers is asleep unless it moved; what nothing covers is missing. On
 * `today` what comes after the last record is ahead, and what nothing covers on days before `since` was before.
 */
export function toActogramRows({
  rows,
  sleeps = [],
  today = null,
  since = null,
}: {
  /** Contiguous days. */
  rows: readonly ActogramDay[];
  sleeps?: readonly TimeInterval[] | undefined;
  today?: Day | null | undefined;
  since?: Day | null | undefined;
}): ActogramRun[][] {
  const firstDay = rows[0]?.day;
  if (firstDay === undefined) return [];
  const cells = new Uint8Array(rows.length * CLASSES_PER_DAY).fill(MISSING);
  for (const { classes, startsAt } of rows) {
    const start =
      classes === null || startsAt === null ? null : toCell({ timestamp: startsAt, firstDay });
    if (classes === null || start === null) continue;
    for (let index = 0; index < classes.length; index += 1) {
      const of = toActivityClass(classes[index]);
      if (of !== null && start + index >= 0) cells[start + index] = of;
    }
  }
  const opening = cells.findIndex((code) => code !== MISSING);
  // The hours before the first document belong to one that was not asked for.
  if (opening > 0 && opening < CLASSES_PER_DAY) cells.fill(BEFORE, 0, opening);
  for (const { from, to } of sleeps) {
    const start = toCell({ timestamp: from, firstDay });
    const end = toCell({ timestamp: to, firstDay });
    if (start === null || end === null) continue;
    for (let index = Math.max(0, start); index < Math.min(end, cells.length); index += 1) {
      const code = cells[index];
      if (code === 1 || code === MISSING || code === BEFORE) cells[index] = ASLEEP;
    }
  }
  if (today !== null) {
    const first = daysBetween({ from: firstDay, to: today }) * CLASSES_PER_DAY;
    for (let index = cells.length - 1; index >= Math.max(0, first); index -= 1) {
      if (cells[index] !== MISSING) break;
      cells[index] = AHEAD;
    }
  }
  const before = since === null ? 0 : daysBetween({ from: firstDay, to: since }) * CLASSES_PER_DAY;
  for (let index = 0; index < Math.min(before, cells.length); index += 1) {
    if (cells[index] === MISSING) cells[index] = BEFORE;
  }
  return rows.map((_, row) =>
    toRuns(cells.subarray(row * CLASSES_PER_DAY, (row + 1) * CLASSES_PER_DAY)),
  );
}

/**
 * Rows of 48 hours: each day with the next one at its right, so that no night is cut. What would stand right
 * of the last day is ahead.
 */
export function toDoubleRows(rows: readonly ActogramRun[][]): ActogramRun[][] {
  const nothing = [{ code: AHEAD, start: 0, end: CLASSES_PER_DAY }];
  return rows.map((row, index) => {
    const next = rows[index + 1] ?? nothing;
    const shifted = next.map(({ code, start, end }) => ({
      code,
      start: start + CLASSES_PER_DAY,
      end: end + CLASSES_PER_DAY,
    }));
    const last = row.at(-1);
    const [first, ...others] = shifted;
    if (last === undefined || first === undefined || last.code !== first.code) {
      return [...row, ...shifted];
    }
    return [...row.slice(0, -1), { ...last, end: first.end }, ...others];
  });
}

function toRuns(cells: Uint8Array): ActogramRun[] {
  const runs: ActogramRun[] = [];
  for (const [index, code] of cells.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.code === code) last.end = index + 1;
    else runs.push({ code, start: index, end: index + 1 });
  }
  return runs;
}
