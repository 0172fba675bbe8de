import { toMonthLabel, toShortDayLabel, toWeekdayLabel } from "#lib/format/day-label.ts";
import type { Day } from "#lib/time/day.ts";
import { toWeekday } from "#lib/time/day.ts";

export interface RowLabel {
  row: number;
  label: string;
}

// Below this, labels of neighbouring rows would touch.
const LINE_HEIGHT = 14;

function thin({ labels, rowHeight }: { labels: readonly RowLabel[]; rowHeight: number }) {
  const kept: RowLabel[] = [];
  for (const label of labels) {
    const last = kept.at(-1);
    if (last === undefined || (label.row - last.row) * rowHeight >= LINE_HEIGHT) kept.push(label);
  }
  return kept;
}

/** Labels of rows that are contiguous days: each day where there is room, else Mondays, else months. */
export function toRowLabels({
  days,
  rowHeight,
}: {
  days: readonly Day[];
  rowHeight: number;
}): RowLabel[] {
  const rows = days.map((day, row) => ({ day, row }));
  if (rowHeight >= LINE_HEIGHT) {
    return rows.map(({ day, row }) => ({
      row,
      label: `${toWeekdayLabel(day)} ${Number(day.slice(8))}`,
    }));
  }
  const isByWeek = days.length <= 120;
  const marks = rows.filter(({ day }) => (isByWeek ? toWeekday(day) === 1 : day.endsWith("-01")));
  const labels = marks.map(({ day, row }) => ({
    row,
    label: isByWeek ? `Mon ${toShortDayLabel(day)}` : toMonthLabel(day),
  }));
  return thin({ labels, rowHeight });
}

/** Pixels per day: generous for a week, tight for a year. */
export function toRowHeight(count: number): number {
  if (count <= 7) return 24;
  if (count <= 14) return 16;
  if (count <= 35) return 10;
  return count <= 100 ? 8 : 6;
}
