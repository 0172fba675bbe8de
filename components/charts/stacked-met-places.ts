import { toDayLabel, toRangeLabel } from "#lib/format/day-label.ts";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import { addDays } from "#lib/time/day.ts";
import { toClassColour } from "./activity-classes.ts";
import type { Tip } from "./chart-tip.tsx";
import type { Places } from "./plot-surface.tsx";
import { INTENSITIES, type Intensity, type MetColumn } from "./stacked-met-layout.ts";

/** As the movement of a day is coloured. */
export const MET_COLOURS = {
  low: toClassColour(3),
  medium: toClassColour(4),
  high: toClassColour(5),
} as const satisfies Record<Intensity, string>;

/** The places of a chart of MET minutes: its columns, pointed at by day. */
export function toMetPlaces({
  columns,
  count,
  period,
  reference,
}: {
  columns: readonly MetColumn[];
  count: number;
  period: "day" | "week";
  reference: number;
}): Places {
  const find = (day: number) => {
    const index = columns.findIndex(({ start, length }) => start <= day && day < start + length);
    return index === -1 ? null : index;
  };
  const first = columns[0]?.source.day;
  return {
    count: columns.length,
    toX: (index) => {
      const column = columns[index];
      return column === undefined ? 0 : (column.start + column.length / 2) / count;
    },
    fromX: (x) => find(Math.min(count - 1, Math.floor(x * count))),
    toKey: (index) => columns[index]?.source.day ?? "",
    toSpan: (index) => {
      const column = columns[index];
      if (column === undefined) return null;
      const { source, start, length } = column;
      return {
        from: source.day,
        to: addDays({ day: source.day, count: length - 1 }),
        left: start / count,
        right: (start + length) / count,
      };
    },
    fromKey: (key) => {
      if (typeof key !== "string" || first === undefined) return null;
      // Days as text compare as days do.
      const index = columns.findIndex(({ source, length }) => {
        const end = addDays({ day: source.day, count: length });
        return source.day <= key && key < end;
      });
      return index === -1 ? null : index;
    },
    toTip: (index) => {
      const column = columns[index];
      return column ? toTip({ column, period, reference }) : { title: "", rows: [] };
    },
  };
}

function toTip({
  column,
  period,
  reference,
}: {
  column: MetColumn;
  period: "day" | "week";
  reference: number;
}): Tip {
  const { source, perDay, total, counted, length } = column;
  const title =
    period === "day"
      ? toDayLabel(source.day)
      : toRangeLabel({ from: source.day, to: addDays({ day: source.day, count: length - 1 }) });
  if (total === null) return { title, rows: [], note: "No data: nothing recorded" };
  const rows = INTENSITIES.toReversed().flatMap((label) => {
    const value = perDay[label];
    if (value === null) return [];
    return [{ label, value: `${formatNumber({ value })} MET-min`, colour: MET_COLOURS[label] }];
  });
  const days =
    period === "week"
      ? `. A day's average over ${formatCount({ count: source.n, one: "day" })}`
      : "";
  const note =
    counted === null
      ? null
      : `Medium and high ${formatNumber({ value: counted })}, reference ${reference}${days}`;
  return { title, rows, note };
}
