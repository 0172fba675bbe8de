import { addDays, type Day, daysBetween } from "#lib/time/day.ts";
import type { LaneItem } from "./span-lane.ts";

/** Days from one to another, both included; null: still going on. */
export interface MarkedDays {
  from: Day;
  to: Day | null;
}

/** What was noted on a day. */
export interface DayPin {
  day: Day;
  label: string;
}

/** Stretches of days on an axis of contiguous `days`, as shares of its width; those outside are left out. */
export function toDayStretches({
  marks,
  days,
}: {
  marks: readonly MarkedDays[];
  days: readonly Day[];
}): { start: number; end: number }[] {
  const [first] = days;
  if (first === undefined) return [];
  return marks.flatMap(({ from, to }) => {
    const start = Math.max(0, daysBetween({ from: first, to: from }));
    const last = to === null ? days.length : daysBetween({ from: first, to }) + 1;
    const end = Math.min(days.length, last);
    return start < end ? [{ start: start / days.length, end: end / days.length }] : [];
  });
}

/** One pin a day, at the middle of its column, with all that was noted then. */
export function toDayPins({
  pins,
  days,
}: {
  pins: readonly DayPin[];
  days: readonly Day[];
}): LaneItem[] {
  const byDay = Map.groupBy(pins, ({ day }) => day);
  return days.flatMap((day, index) => {
    const labels = new Set(byDay.get(day)?.map(({ label }) => label));
    if (labels.size === 0) return [];
    const x = (index + 0.5) / days.length;
    return [{ start: x, end: x, label: [...labels].join(", ") }];
  });
}

/** How long Oura needs to find a person's own baseline of temperature. */
const BASELINE_DAYS = 14;

/** The days in which a new ring's baseline is still forming; null while there is no first day. */
export function toBaselineDays(firstDay: Day | null): { from: Day; to: Day } | null {
  if (firstDay === null) return null;
  return { from: firstDay, to: addDays({ day: firstDay, count: BASELINE_DAYS - 1 }) };
}
