import { toDayLabel } from "#lib/format/day-label.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import { addDays, type Day } from "#lib/time/day.ts";
import {
  type ActivityClass,
  CLASS_LABELS,
  CLASS_SECONDS,
  CLASSES_PER_DAY,
  toClassColour,
} from "./activity-classes.ts";
import { type ActogramRun, AHEAD, ASLEEP, BEFORE, MISSING } from "./actogram-layout.ts";
import type { TagCell } from "./actogram-marks.ts";
import type { Tip } from "./chart-tip.tsx";

/** What is asleep and does not move. */
export const ASLEEP_COLOUR = "color-mix(in oklab, var(--metric-sleep) 62%, var(--surface))";

/** The CSS colour of a run that has one. */
export function toRunColour(code: number): string {
  return code === ASLEEP ? ASLEEP_COLOUR : toClassColour(code as ActivityClass);
}

const WHY_EMPTY: Readonly<Record<number, string>> = {
  [AHEAD]: "Not recorded yet",
  [BEFORE]: "Before the first of these days",
  [MISSING]: "No data: nothing recorded",
  0: "No data: the ring was not worn",
};

/** What one run of a row says: when, what, for how long, what was noted in it, and its day's movement. */
export function toActogramTip({
  day,
  run,
  runs,
  tags,
  hourCycle,
}: {
  /** Of the row; from the 288th cell on it is the next one. */
  day: Day;
  run: ActogramRun;
  /** Of the row. */
  runs: readonly ActogramRun[];
  /** Of the row. */
  tags: readonly TagCell[];
  hourCycle: HourCycle;
}): Tip {
  const toClock = (column: number) =>
    formatClockOffset({ seconds: column * CLASS_SECONDS, hourCycle });
  const offset = run.start < CLASSES_PER_DAY ? 0 : 1;
  const shownDay = addDays({ day, count: offset });
  const title = `${toDayLabel(shownDay)} ${toClock(run.start)}–${toClock(run.end)}`;
  const noted = tags
    .filter(({ column }) => run.start <= column && column < run.end)
    .map(({ label, column }) => ({ label: "Tag", value: `${label}, ${toClock(column)}` }));
  const empty = WHY_EMPTY[run.code];
  if (empty !== undefined) return { title, rows: noted, note: empty };
  const dayStart = offset * CLASSES_PER_DAY;
  const toSeconds = (code: number) =>
    runs.reduce((sum, { code: of, start, end }) => {
      const cells = Math.min(end, dayStart + CLASSES_PER_DAY) - Math.max(start, dayStart);
      return of === code && cells > 0 ? sum + cells : sum;
    }, 0) * CLASS_SECONDS;
  const label = run.code === ASLEEP ? "asleep" : CLASS_LABELS[run.code as ActivityClass];
  const value = formatDuration({ seconds: (run.end - run.start) * CLASS_SECONDS });
  const [low, medium, high] = [3, 4, 5].map((code) => formatDuration({ seconds: toSeconds(code) }));
  return {
    title,
    rows: [{ label, value, colour: toRunColour(run.code) }, ...noted],
    note: `That day: low ${low}, medium ${medium}, high ${high}`,
  };
}
