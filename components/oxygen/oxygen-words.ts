import type { ChartTable } from "#components/charts/csv.ts";
import { toMedian } from "#components/charts/scale.ts";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";

interface OxygenDays {
  days: readonly Day[];
  /** By day, in percent; null is missing. */
  spo2: readonly (number | null)[];
  bdi: readonly (number | null)[];
}

/** "97.3 %" */
export function formatSpo2(value: number): string {
  return `${formatNumber({ value, digits: 1 })} %`;
}

/** The newest saturation against the own median of the nights before it, to a tenth; null without either. */
export function toSpo2Delta({
  spo2,
  usual,
}: {
  spo2: readonly (number | null)[];
  usual: readonly (number | null)[] | undefined;
}): string | null {
  const last = spo2.findLastIndex((value) => value !== null);
  const [value, median] = [spo2[last] ?? null, usual?.[last] ?? null];
  if (value === null || median === null) return null;
  const size = formatNumber({ value: Math.abs(value - median), digits: 1 });
  if (size === "0.0") return "at your usual";
  return `${size} points ${value > median ? "above" : "below"} your usual`;
}

/** The newest night that has either, and what is usual in these days. */
export function toOxygenSummary({ days, spo2, bdi }: OxygenDays): string {
  const last = days.findLastIndex(
    (_, index) => (spo2[index] ?? null) !== null || (bdi[index] ?? null) !== null,
  );
  const day = days[last];
  if (day === undefined) return "No blood oxygen in these days.";
  const [level, index] = [spo2[last] ?? null, bdi[last] ?? null];
  const parts = [
    ...(level === null ? [] : [formatSpo2(level)]),
    ...(index === null
      ? []
      : [`a breathing disturbance index of ${formatNumber({ value: index })}`]),
  ];
  const latest = `Night of ${toDayLabel(day)}: ${parts.join(" and ")}`;
  const usual = toMedian(spo2);
  const usualIndex = toMedian(bdi);
  const count = spo2.filter((value) => value !== null).length;
  if (usual === null || usualIndex === null || count < 3) return `${latest}.`;
  return `${latest}; the medians of ${formatCount({ count, one: "night" })} are ${formatSpo2(usual)} and ${formatNumber({ value: usualIndex })}.`;
}

/** Both measures night by night, as Oura gives them. */
export function toOxygenTable({ days, spo2, bdi }: OxygenDays): ChartTable {
  return {
    columns: [
      { label: "Day" },
      { label: "Blood oxygen (%)", numeric: true },
      { label: "Breathing disturbance index", numeric: true },
    ],
    rows: days.map((day, index) => [day, spo2[index] ?? null, bdi[index] ?? null]),
  };
}
