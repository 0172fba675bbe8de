import type { ChartTable } from "#components/charts/csv.ts";
import { type Beat, toSilences } from "#components/charts/heart-rate-day.ts";
import type { DayInterval, DayTag } from "#components/charts/heart-rate-drawing.tsx";
import { toDayTitle } from "#lib/format/day-label.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import type { HeartView } from "#lib/heart-rate/day-window.ts";
import type { Day } from "#lib/time/day.ts";
import { toDayFigures } from "./beats.ts";

/** "Heart rate · Today", "Heart rate · Night to Wed 25 Nov" */
export function toHeartTitle({ day, today, view }: { day: Day; today: Day; view: HeartView }) {
  const label = day === today ? "Today" : toDayTitle({ day, today });
  return `Heart rate · ${view === "night" ? `Night to ${label.replace("Today", "today")}` : label}`;
}

/** One sentence on what is drawn; null when that is nothing. */
export function toHeartSummary({
  beats,
  write,
}: {
  beats: readonly Beat[];
  /** Writes an instant as time of day. */
  write: (at: number) => string;
}): string | null {
  const figures = toDayFigures(beats);
  if (figures === null) return null;
  const { lowest, highest } = figures;
  return `${formatCount({ count: beats.length, one: "reading" })}: lowest ${lowest.bpm} bpm at ${write(lowest.at)}, highest ${highest.bpm} bpm at ${write(highest.at)}.`;
}

/** "1 h 20 min without readings"; null while none are missing. */
export function toSilentWords(asked: {
  beats: readonly Beat[];
  start: number;
  until: number;
}): string | null {
  if (asked.beats.length === 0) return null;
  const silent = toSilences(asked).reduce((sum, { from, to }) => sum + to - from, 0);
  return silent === 0 ? null : `${formatDuration({ seconds: silent / 1000 })} without readings`;
}

const NEAR = 150_000;

/** Every reading with its source and what went on then: sleep, training, what was noted. */
export function toHeartTable({
  beats,
  intervals,
  tags,
  write,
}: {
  beats: readonly Beat[];
  intervals: readonly DayInterval[];
  tags: readonly DayTag[];
  write: (at: number) => string;
}): ChartTable {
  return {
    columns: [
      { label: "Time" },
      { label: "bpm", numeric: true },
      { label: "Source" },
      { label: "During" },
    ],
    rows: beats.map(({ at, bpm, source }) => {
      const during = [
        ...intervals.filter(({ from, to }) => from <= at && at < to),
        ...tags.filter(({ from, to }) => from - NEAR <= at && at < to + NEAR),
      ];
      return [write(at), bpm, source, during.map(({ label }) => label).join(", ")];
    }),
  };
}
