import type { DaySpan } from "#components/charts/chart-sync.tsx";
import { toMedian } from "#components/charts/scale.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatSigned } from "#lib/format/number.ts";
import { toQuantityText } from "#lib/format/unit.ts";
import { addDays, daysBetween, isDay } from "#lib/time/day.ts";

/** Some days, and as many just before them. */
export interface Comparison {
  days: DaySpan;
  before: DaySpan;
  /** Of either period, in days. */
  length: number;
}

const leastDays = 2;
const mostDays = 366 * 5;
const separator = "..";

/** Days as the address writes them: "2026-11-09..2026-11-15". */
export function toComparisonText({ from, to }: DaySpan): string {
  return `${from}${separator}${to}`;
}

/** Reads what the address says; null when it is no period, or one too short or too long to compare. */
export function toComparison(text: string | null): Comparison | null {
  const [from, to, ...more] = text?.split(separator) ?? [];
  if (from === undefined || to === undefined || more.length > 0) return null;
  if (!isDay(from) || !isDay(to)) return null;
  const length = daysBetween({ from, to }) + 1;
  if (length < leastDays || length > mostDays) return null;
  return {
    days: { from, to },
    before: { from: addDays({ day: from, count: -length }), to: addDays({ day: from, count: -1 }) },
    length,
  };
}

/** The median of a period and the nights it rests on. */
export interface PeriodMedian {
  median: number | null;
  n: number;
}

// Two nights have no middle to speak of.
const leastNights = 3;

/** Medians of both periods, and their difference where each has three nights or more. */
export function toMedians({
  values,
  length,
}: {
  /** Of the days before and then of the days themselves; null is missing. */
  values: readonly (number | null)[];
  length: number;
}): { days: PeriodMedian; before: PeriodMedian; difference: number | null } {
  const toPeriod = (part: readonly (number | null)[]): PeriodMedian => ({
    median: toMedian(part),
    n: part.filter((value) => value !== null).length,
  });
  const before = toPeriod(values.slice(0, length));
  const days = toPeriod(values.slice(length, 2 * length));
  const isKnown = Math.min(before.n, days.n) >= leastNights;
  const difference =
    isKnown && days.median !== null && before.median !== null ? days.median - before.median : null;
  return { days, before, difference };
}

/** "+12 min", "−2 bpm", "24 min later", "no change". */
export function toDifferenceText({
  difference,
  unit,
}: {
  difference: number;
  unit: string;
}): string {
  if (unit === "s" || unit === "clock") {
    if (Math.round(difference / 60) === 0) return "no change";
    const size = formatDuration({ seconds: Math.abs(difference) });
    if (unit === "clock") return `${size} ${difference > 0 ? "later" : "earlier"}`;
    return `${difference > 0 ? "+" : "−"}${size}`;
  }
  const digits = toQuantityText({ value: 0, unit }).text.split(".")[1]?.length ?? 0;
  const text = formatSigned({ value: difference, digits });
  if (!/^[+−]/.test(text)) return "no change";
  return unit === "" ? text : `${text} ${unit}`;
}
