import type { ChartTable } from "#components/charts/csv.ts";
import { toExtent, toMedian } from "#components/charts/scale.ts";
import type { Day } from "#lib/time/day.ts";

type Cells = readonly (readonly (number | null)[])[];

/**
 * A row a day: the lowest, middle and highest of its quarters of an hour, how many hours have readings, and,
 * where deviations are given, how many lay above and below the own range.
 */
export function toMapTable({
  days,
  cells,
  deviations,
}: {
  days: readonly Day[];
  /** By day, 96 medians in bpm. */
  cells: Cells;
  deviations: Cells | null;
}): ChartTable {
  return {
    columns: [
      { label: "Day" },
      { label: "Lowest (bpm)", numeric: true },
      { label: "Median (bpm)", numeric: true },
      { label: "Highest (bpm)", numeric: true },
      { label: "Hours with readings", numeric: true },
      ...(deviations === null
        ? []
        : [
            { label: "Hours above usual", numeric: true },
            { label: "Hours below usual", numeric: true },
          ]),
    ],
    rows: days.map((day, row) => {
      const quarters = cells[row] ?? [];
      const [low = null, high = null] = toExtent(quarters) ?? [];
      const figures = [day, low, toMedian(quarters), high, toHours(quarters)];
      if (deviations === null) return figures;
      const outside = deviations[row] ?? [];
      const isKnown = outside.some((beats) => beats !== null);
      const above = outside.filter((beats) => beats !== null && beats > 0);
      const below = outside.filter((beats) => beats !== null && beats < 0);
      return [...figures, isKnown ? toHours(above) : null, isKnown ? toHours(below) : null];
    }),
  };
}

/** Quarters of an hour that have a value, in hours. */
function toHours(quarters: readonly (number | null)[]): number {
  return quarters.filter((value) => value !== null).length / 4;
}
