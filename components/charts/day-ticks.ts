import { toMonthLabel, toShortDayLabel, toWeekdayLabel } from "#lib/format/day-label.ts";
import type { Day } from "#lib/time/day.ts";
import { toWeekday } from "#lib/time/day.ts";

export interface DayTick {
  index: number;
  label: string;
}

const LABEL_WIDTH = 56;
// Nearer to the end than this, half a label would be cut off.
const LABEL_EDGE = 18;

/** The index stride that leaves `room` labels, out of strides that people think in. */
function toStride({ count, room }: { count: number; room: number }): number {
  return [1, 2, 3, 4, 6, 12, 24].find((stride) => count / stride <= room) ?? 24;
}

/**
 * Where an axis of contiguous days is labelled: each weekday up to 8 days, Mondays up to half a
 * year, then firsts of months; thinned until the labels fit `width` pixels without turning.
 */
export function toDayTicks({ days, width }: { days: readonly Day[]; width: number }): DayTick[] {
  const room = Math.max(2, Math.floor(width / LABEL_WIDTH));
  const at = days.map((day, index) => ({ day, index }));
  if (days.length <= 8) {
    const stride = toStride({ count: days.length, room: Math.floor(width / 34) });
    return at
      .filter(({ index }) => index % stride === 0)
      .map(({ day, index }) => ({ index, label: toWeekdayLabel(day) }));
  }
  const isByWeek = days.length <= 183;
  const marks = at.filter(({ day, index }) => {
    const x = ((index + 0.5) / days.length) * width;
    const isWhole = x >= LABEL_EDGE && x <= width - LABEL_EDGE;
    return isWhole && (isByWeek ? toWeekday(day) === 1 : day.endsWith("-01"));
  });
  const stride = toStride({ count: marks.length, room });
  return marks
    .filter((_, index) => index % stride === 0)
    .map(({ day, index }) => ({
      index,
      label: isByWeek ? toShortDayLabel(day) : toMonthLabel(day).replace(" 20", " ’"),
    }));
}
