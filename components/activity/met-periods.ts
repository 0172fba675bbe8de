import type { MetMinutes } from "#components/charts/stacked-met-layout.ts";
import { type Day, toWeekStart } from "#lib/time/day.ts";

interface MetSeries {
  /** Contiguous days. */
  days: readonly Day[];
  low: readonly (number | null)[];
  medium: readonly (number | null)[];
  high: readonly (number | null)[];
  period: "day" | "week";
}

/** Totals by day or by week; `n` counts the days with data, and a period without any stays null. */
export function toMetPeriods({ days, low, medium, high, period }: MetSeries): MetMinutes[] {
  const periods = new Map<Day, MetMinutes>();
  for (const [index, day] of days.entries()) {
    const key = period === "day" ? day : toWeekStart({ day });
    const sum = periods.get(key) ?? { day: key, low: null, medium: null, high: null, n: 0 };
    const values = [low[index] ?? null, medium[index] ?? null, high[index] ?? null] as const;
    const hasData = values.every((value) => value !== null);
    periods.set(key, {
      day: key,
      low: add(sum.low, values[0]),
      medium: add(sum.medium, values[1]),
      high: add(sum.high, values[2]),
      n: sum.n + (hasData ? 1 : 0),
    });
  }
  return [...periods.values()];
}

function add(sum: number | null, value: number | null): number | null {
  if (value === null) return sum;
  return sum === null ? value : sum + value;
}
