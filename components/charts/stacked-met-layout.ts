import type { Day } from "#lib/time/day.ts";
import { daysBetween } from "#lib/time/day.ts";

/** Movement of a day or a week. */
export interface MetMinutes {
  /** The day, or the first of the week. */
  day: Day;
  /** MET minutes in all, over the `n` days with data; null is missing. */
  low: number | null;
  medium: number | null;
  high: number | null;
  /** Days with data. */
  n: number;
}

/** From the axis upwards: what the reference line counts stands on it directly. */
export const INTENSITIES = ["high", "medium", "low"] as const;

export type Intensity = (typeof INTENSITIES)[number];

export interface MetColumn {
  source: MetMinutes;
  /** Days from the chart's first to the column's left edge, and its width in days. */
  start: number;
  length: number;
  /** MET minutes a day, averaged over the days with data; null is missing. */
  perDay: Record<Intensity, number | null>;
  /** The stack, from the axis upwards; without what is missing or nothing. */
  segments: { intensity: Intensity; from: number; to: number }[];
  /** All that is known, a day; null when nothing is. */
  total: number | null;
  /** Medium and high, a day; null when neither is known. */
  counted: number | null;
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((one, other) => one + other, 0);
}

function toSegments(perDay: MetColumn["perDay"]): MetColumn["segments"] {
  const segments: MetColumn["segments"] = [];
  for (const intensity of INTENSITIES) {
    const value = perDay[intensity];
    const from = segments.at(-1)?.to ?? 0;
    if (value !== null && value > 0) segments.push({ intensity, from, to: from + value });
  }
  return segments;
}

/**
 * Columns on the real calendar. Weeks are shown as a day's average, so that a week of four days with data
 * reads like one of seven, and the reference line means the same everywhere.
 */
export function toMetColumns({
  weeks,
  period,
}: {
  weeks: readonly MetMinutes[];
  period: "day" | "week";
}): MetColumn[] {
  const first = weeks[0]?.day;
  if (first === undefined) return [];
  return weeks.map((source, index) => {
    const start = daysBetween({ from: first, to: source.day });
    const next = weeks[index + 1]?.day;
    const length = period === "day" ? 1 : 7;
    const room = next === undefined ? length : daysBetween({ from: source.day, to: next });
    const toMean = (value: number | null) =>
      value === null || source.n < 1 ? null : value / source.n;
    const perDay = {
      low: toMean(source.low),
      medium: toMean(source.medium),
      high: toMean(source.high),
    };
    return {
      source,
      start,
      length: Math.min(length, room),
      perDay,
      segments: toSegments(perDay),
      total: sum([perDay.low, perDay.medium, perDay.high]),
      counted: sum([perDay.medium, perDay.high]),
    };
  });
}
