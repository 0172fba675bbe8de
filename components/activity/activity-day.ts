import { dailyActivitySchema } from "#lib/oura/types/daily-activity.ts";
import type { Day } from "#lib/time/day.ts";

/** A stretch of time with a name; ISO 8601 with the offset of recording. */
interface Interval {
  from: string;
  to: string;
  label: string;
}

/** One day of movement, ready to be drawn. */
export interface ActivityDay {
  day: Day;
  /** null when Oura gave no classes. */
  classes: string | null;
  startsAt: string | null;
  met: { items: (number | null)[]; intervalSeconds: number; startsAt: string } | null;
  steps: number | null;
  activeCalories: number | null;
  targetCalories: number | null;
  walkingMetres: number | null;
  targetMetres: number | null;
  sleeps: Interval[];
  workouts: Interval[];
}

/** Reads a day's document; null when there is none or it is no activity document. */
export function toActivityDay({
  document,
  sleeps,
  workouts,
}: {
  document: unknown;
  sleeps: Interval[];
  workouts: Interval[];
}): ActivityDay | null {
  const parsed = dailyActivitySchema.safeParse(document);
  if (!parsed.success) return null;
  const record = parsed.data;
  const { met } = record;
  return {
    day: record.day,
    classes: record.class_5_min || null,
    startsAt: record.timestamp ?? null,
    met: met ? { items: met.items, intervalSeconds: met.interval, startsAt: met.timestamp } : null,
    steps: record.steps ?? null,
    activeCalories: record.active_calories ?? null,
    targetCalories: record.target_calories ?? null,
    walkingMetres: record.equivalent_walking_distance ?? null,
    targetMetres: record.target_meters ?? null,
    sleeps,
    workouts,
  };
}
