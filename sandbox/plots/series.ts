import { requireDataType } from "#lib/oura/registry.ts";
import type { History } from "../people/history.ts";

/** Daily metrics of a type's documents by day, as an application would read them. */
export function dailyMetrics({
  history,
  type,
  from,
  to,
}: {
  history: History;
  type: "sleep" | "daily_sleep" | "daily_readiness" | "daily_activity";
  from: number;
  to: number;
}): Map<number, Readonly<Record<string, number | null>>> {
  const found = new Map<number, Readonly<Record<string, number | null>>>();
  const { read } = requireDataType(type);
  for (const { day, body } of history.documents({ type, from, to })) {
    const { metrics, rank } = read(body);
    if (rank !== null) found.set(day, metrics);
  }
  return found;
}

/** Means of whole weeks; null where a week has no value. */
export function weeklyMeans({
  values,
  from,
  to,
}: {
  values: (day: number) => number | null | undefined;
  from: number;
  to: number;
}): { day: number; mean: number | null }[] {
  const weeks: { day: number; mean: number | null }[] = [];
  for (let day = from; day <= to; day += 7) {
    const known = Array.from({ length: Math.min(7, to - day + 1) }, (_, index) =>
      values(day + index),
    ).filter((value) => typeof value === "number");
    const sum = known.reduce((total, value) => total + value, 0);
    weeks.push({ day: day + 3, mean: known.length === 0 ? null : sum / known.length });
  }
  return weeks;
}

/** The smallest and the largest of some values, a little wider. */
export function toDomain(values: readonly (number | null)[]): [number, number] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [0, 1];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const pad = Math.max(1, (high - low) * 0.08);
  return [low - pad, high + pad];
}
