import "server-only";
import type { Db } from "../db/scope.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";

interface Asked {
  userId: UserId;
  from: Day;
  to: Day;
}

/** Oura's one word for a day's stress (`restored`, `normal`, `stressful`), where it found one. */
export async function listStressSummaries(
  db: Db,
  { userId, from, to }: Asked,
): Promise<Record<Day, string>> {
  const rows = await db.$queryRaw<{ day: Day; word: string }[]>`
    SELECT day::text AS day, body->>'day_summary' AS word FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = 'daily_stress' AND deleted_at IS NULL
      AND day BETWEEN ${from}::date AND ${to}::date AND body->>'day_summary' IS NOT NULL
    ORDER BY day, document_id`;
  return Object.fromEntries(rows.map(({ day, word }) => [day, word]));
}

/** What Oura says about a bedtime where it gives no window, in its own codes. */
export interface BedtimeAdvice {
  status: string | null;
  recommendation: string | null;
}

/** Oura's words on the bedtimes of a range of days. */
export async function listBedtimeAdvice(
  db: Db,
  { userId, from, to }: Asked,
): Promise<Record<Day, BedtimeAdvice>> {
  const rows = await db.$queryRaw<(BedtimeAdvice & { day: Day })[]>`
    SELECT day::text AS day, body->>'status' AS status, body->>'recommendation' AS recommendation
    FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = 'sleep_time' AND deleted_at IS NULL
      AND day BETWEEN ${from}::date AND ${to}::date
    ORDER BY day, document_id`;
  return Object.fromEntries(rows.map(({ day, ...advice }) => [day, advice]));
}
