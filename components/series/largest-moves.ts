import { toMedian } from "#components/charts/scale.ts";

const WEEK = 7;
// Fewer values than this are no week to speak of.
const LEAST_VALUES = 4;
const MOST_MOVES = 3;

interface Row {
  label: string;
  /** By day; null is missing. */
  values: readonly (number | null)[];
}

interface Move {
  label: string;
  /** The later week's median less the earlier's, in whole points and never zero. */
  change: number;
}

/**
 * What moved most between two weeks, the greatest move first: the median of the last seven days against
 * that of the seven before. A week of fewer than four values is no ground for a comparison.
 */
export function toLargestMoves({ rows }: { rows: readonly Row[] }): Move[] {
  return rows
    .flatMap(({ label, values }) => {
      const now = toWeekMedian({ values, end: values.length });
      const before = toWeekMedian({ values, end: values.length - WEEK });
      if (now === null || before === null) return [];
      return [{ label, change: Math.round(now - before) }];
    })
    .filter(({ change }) => change !== 0)
    .toSorted((one, other) => Math.abs(other.change) - Math.abs(one.change))
    .slice(0, MOST_MOVES);
}

function toWeekMedian({ values, end }: { values: Row["values"]; end: number }): number | null {
  const week = values.slice(Math.max(0, end - WEEK), Math.max(0, end));
  return week.filter((value) => value !== null).length < LEAST_VALUES ? null : toMedian(week);
}
