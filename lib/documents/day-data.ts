import "server-only";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../db/scope.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";

/** One day of movement: a digit for each five minutes, from `startsAt` on. */
export interface ActivityClasses {
  day: Day;
  classes: string;
  /** ISO 8601 with the offset of recording; commonly 04:00. */
  startsAt: string;
}

/**
 * Movement classes of a range of days, oldest first, without the rest of the documents: their
 * minute-by-minute METs are fifty times as long.
 */
export async function listActivityClasses(
  db: Db,
  { userId, from, to }: { userId: UserId; from: Day; to: Day },
): Promise<ActivityClasses[]> {
  return db.$queryRaw<ActivityClasses[]>`
    SELECT day::text AS day, series->>'class_5_min' AS classes, body->>'timestamp' AS "startsAt"
    FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = 'daily_activity' AND deleted_at IS NULL
      AND day BETWEEN ${from}::date AND ${to}::date
      AND series->>'class_5_min' IS NOT NULL AND body->>'timestamp' IS NOT NULL
    ORDER BY day`;
}

/** One sleep of a day without its series but, where asked for, its stages. */
export interface SleepOutline {
  day: Day;
  /** Oura's own word: `long_sleep`, `sleep`, `late_nap`, or one not known yet. */
  type: string | null;
  startsAt: string | null;
  endsAt: string | null;
  /** Seconds; null where Oura gave none. */
  asleep: number | null;
  inBed: number | null;
  phases: string | null;
  /** Of a character of `phases`. */
  stepSeconds: number;
}

/**
 * Every sleep of a range of days, oldest first, but what Oura took back (`deleted`) or detected
 * wrongly (`rest`). Stages lie in the series, which only `withPhases: true` reads.
 */
export async function listSleepOutlines(
  db: Db,
  { userId, from, to, withPhases }: { userId: UserId; from: Day; to: Day; withPhases: boolean },
): Promise<SleepOutline[]> {
  const phases = withPhases
    ? Prisma.sql`coalesce(nullif(series->>'sleep_phase_30_sec', ''), series->>'sleep_phase_5_min')`
    : Prisma.sql`NULL::text`;
  const stepSeconds = withPhases
    ? Prisma.sql`CASE WHEN coalesce(series->>'sleep_phase_30_sec', '') = '' THEN 300 ELSE 30 END`
    : Prisma.sql`300`;
  return db.$queryRaw<SleepOutline[]>`
    SELECT day::text AS day, body->>'type' AS type,
      body->>'bedtime_start' AS "startsAt", body->>'bedtime_end' AS "endsAt",
      (body->>'total_sleep_duration')::float8 AS asleep, (body->>'time_in_bed')::float8 AS "inBed",
      ${phases} AS phases, ${stepSeconds} AS "stepSeconds"
    FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = 'sleep' AND deleted_at IS NULL
      AND day BETWEEN ${from}::date AND ${to}::date
      AND coalesce(body->>'type', '') NOT IN ('deleted', 'rest')
    ORDER BY day, starts_at`;
}

/** A stretch of time with a name, as ISO 8601 with the offset of recording. */
export interface RecordedInterval {
  from: string;
  to: string;
  label: string;
}

/** When a person slept or trained in a range of days, without anything else of those documents. */
export async function listIntervals(
  db: Db,
  {
    userId,
    type,
    from,
    to,
  }: { userId: UserId; type: "sleep" | "workout" | "session"; from: Day; to: Day },
): Promise<RecordedInterval[]> {
  const rows = await db.$queryRaw<RecordedInterval[]>`
    SELECT coalesce(body->>'bedtime_start', body->>'start_datetime') AS from,
      coalesce(body->>'bedtime_end', body->>'end_datetime') AS to,
      coalesce(body->>'activity', body->>'type', ${type}) AS label
    FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = ${type} AND deleted_at IS NULL
      AND day BETWEEN ${from}::date AND ${to}::date
      AND NOT (type = 'sleep' AND coalesce(body->>'type', '') IN ('deleted', 'rest'))
      AND coalesce(body->>'bedtime_start', body->>'start_datetime') IS NOT NULL
      AND coalesce(body->>'bedtime_end', body->>'end_datetime') IS NOT NULL
    ORDER BY starts_at`;
  return rows.map((row) => ({ ...row, label: type === "sleep" ? "Sleep" : toWords(row.label) }));
}

/** Oura's names as words: "strengthTraining", "strength_training" → "Strength training". */
function toWords(name: string): string {
  const words = name
    .replaceAll("_", " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
