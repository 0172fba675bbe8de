import type { ChartTable } from "#components/charts/csv.ts";
import { toStanding } from "#components/charts/ordinal-lanes-layout.ts";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatCount } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";

/** Oura's levels from the weakest: a level's number is its place here, counted from 1. */
export const levelNames = ["Limited", "Adequate", "Solid", "Strong", "Exceptional"] as const;

/** The name of a level; null for none. */
export function toLevelName(level: number | null | undefined): string | null {
  return level == null ? null : (levelNames[level - 1] ?? null);
}

interface ResilienceDays {
  days: readonly Day[];
  levels: readonly (number | null)[];
}

/** Where resilience stands, since when, and how far it ranged. */
export function toResilienceSummary({ days, levels }: ResilienceDays): string {
  const standing = toStanding({ days, levels });
  if (standing === null) return "No resilience in these days.";
  const name = toLevelName(standing.level);
  const held =
    standing.days === 1
      ? `${name} on ${toDayLabel(standing.upTo)}`
      : `${name} since ${toDayLabel(standing.since)}, for ${formatCount({ count: standing.days, one: "day" })}`;
  const known = levels.filter((level) => level !== null);
  if (known.length === 1) return `${held}.`;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return low === high
    ? `${held}; the same on all ${formatCount({ count: known.length, one: "day" })} with a level.`
    : `${held}; between ${toLevelName(low)?.toLowerCase()} and ${toLevelName(high)?.toLowerCase()} in these days.`;
}

/** Levels by name, day by day. */
export function toResilienceTable({ days, levels }: ResilienceDays): ChartTable {
  return {
    columns: [{ label: "Day" }, { label: "Level" }],
    rows: days.map((day, index) => [day, toLevelName(levels[index])]),
  };
}

/** The mean of both recoveries by day; null where either is missing. */
export function toMeanRecovery({
  sleep,
  daytime,
}: {
  sleep: readonly (number | null)[];
  daytime: readonly (number | null)[];
}): (number | null)[] {
  return sleep.map((value, index) => {
    const other = daytime[index] ?? null;
    return value === null || other === null ? null : (value + other) / 2;
  });
}
