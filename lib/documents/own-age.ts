import "server-only";
import type { Db } from "../db/scope.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";

/**
 * A person's age in whole years and the day it was read, by UTC; null where Oura does not tell it: without
 * the scope `personal`, or with no birthday given.
 */
export async function getOwnAge(
  db: Db,
  { userId }: { userId: UserId },
): Promise<{ years: number; on: Day } | null> {
  const [row] = await db.$queryRaw<{ years: number | null; on: Day }[]>`
    SELECT (body->>'age')::float8 AS years, (fetched_at AT TIME ZONE 'UTC')::date::text AS on
    FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = 'personal_info' AND deleted_at IS NULL
    ORDER BY fetched_at DESC LIMIT 1`;
  if (row === undefined || row.years === null || row.years <= 0) return null;
  return { years: row.years, on: row.on };
}
