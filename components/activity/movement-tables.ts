import {
  CLASS_LABELS,
  CLASS_SECONDS,
  toClassRuns,
  toClassTotals,
} from "#components/charts/activity-classes.ts";
import type { ActogramDay } from "#components/charts/actogram-layout.ts";
import type { ChartTable } from "#components/charts/csv.ts";
import { formatClockOffset, type HourCycle, toRecordedTime } from "#lib/time/clock.ts";

/** Clock time by seconds from where the day begins; null throughout where that cannot be read. */
function createClock({ startsAt, hourCycle }: { startsAt: string; hourCycle: HourCycle }) {
  const start = toRecordedTime(startsAt);
  return (seconds: number) =>
    start && formatClockOffset({ seconds: start.localSeconds + seconds, hourCycle });
}

/** A row a stretch of one class: from, to, what it was, how long. */
export function toMovementTable({
  classes,
  startsAt,
  hourCycle,
}: {
  /** `class_5_min` as received. */
  classes: string;
  startsAt: string;
  hourCycle: HourCycle;
}): ChartTable {
  const write = createClock({ startsAt, hourCycle });
  return {
    columns: [
      { label: "From" },
      { label: "To" },
      { label: "Movement" },
      { label: "Minutes", numeric: true },
    ],
    rows: toClassRuns(classes).map(({ class: of, start, end }) => [
      write(start * CLASS_SECONDS),
      write(end * CLASS_SECONDS),
      of === null ? null : CLASS_LABELS[of],
      ((end - start) * CLASS_SECONDS) / 60,
    ]),
  };
}

/** A row a sample: when, and the effort in METs. */
export function toMetTable({
  items,
  intervalSeconds,
  startsAt,
  hourCycle,
}: {
  items: readonly (number | null)[];
  intervalSeconds: number;
  startsAt: string;
  hourCycle: HourCycle;
}): ChartTable {
  const write = createClock({ startsAt, hourCycle });
  return {
    columns: [{ label: "Time" }, { label: "MET", numeric: true }],
    rows: items.map((met, index) => [write(index * intervalSeconds), met]),
  };
}

/** A row a day: minutes of each class of movement; open where the day has no record. */
export function toRhythmTable(rows: readonly ActogramDay[]): ChartTable {
  const order = [5, 4, 3, 2, 1, 0] as const;
  return {
    columns: [
      { label: "Day" },
      ...order.map((of) => {
        const label = CLASS_LABELS[of];
        return { label: `${label.charAt(0).toUpperCase()}${label.slice(1)} (min)`, numeric: true };
      }),
    ],
    rows: rows.map(({ day, classes }) => {
      if (classes === null) return [day, ...order.map(() => null)];
      const totals = toClassTotals(toClassRuns(classes));
      return [day, ...order.map((of) => totals[of] / 60)];
    }),
  };
}
