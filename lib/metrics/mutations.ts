import "server-only";
import type { Db } from "../db/scope.ts";
import { AppError } from "../errors.ts";
import type { DataTypeId } from "../oura/registry.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { categoryOf } from "./categories.ts";

/** One day's numbers of one type, as `user_day.metrics` holds them. */
export interface DayMetrics {
  day: Day;
  metrics: Readonly<Record<string, number | null>>;
}

/**
 * Makes this transaction the only one that writes the person's health data until it ends: two jobs
 * that project the same day would each miss the other's document.
 * @throws AppError `gone` when the account has been erased: nothing may be written for it any more.
 */
export async function holdHealthData(db: Db, { userId }: { userId: UserId }): Promise<void> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT 1 FROM app_user WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new AppError("gone", "This account no longer exists.");
}

/** Makes every cached answer about the person stale. Call it once data has changed, under the hold. */
export async function bumpDataVersion(db: Db, { userId }: { userId: UserId }): Promise<void> {
  await db.$executeRaw`UPDATE app_user SET data_version = data_version + 1 WHERE id = ${userId}::uuid`;
}

/** Replaces the type's rows of `days` by `rows`: a day without a row here loses the one it had. */
export async function replaceUserDays(
  db: Db,
  {
    userId,
    type,
    days,
    rows,
  }: { userId: UserId; type: DataTypeId; days: readonly Day[]; rows: readonly DayMetrics[] },
): Promise<void> {
  const kept = rows.map(({ day }) => day);
  const isKept = new Set(kept);
  const gone = days.filter((day) => !isKept.has(day));
  const metrics = rows.map((row) => JSON.stringify(row.metrics));
  await db.$executeRaw`
    WITH gone AS (
      DELETE FROM user_day USING unnest(${gone}::date[]) AS u (gone_day)
      WHERE user_id = ${userId}::uuid AND type = ${type} AND day = gone_day
    )
    INSERT INTO user_day AS stored (user_id, type, day, category, metrics)
    SELECT ${userId}::uuid, ${type}, u.day, ${categoryOf[type]}, u.metrics::jsonb
    FROM unnest(${kept}::date[], ${metrics}::text[]) AS u (day, metrics)
    -- In the order of the days, so that a chart's rows lie side by side: a tenth of the pages to read.
    ORDER BY u.day
    ON CONFLICT (user_id, type, day) DO UPDATE
    SET category = excluded.category, metrics = excluded.metrics
    WHERE (stored.category, stored.metrics) IS DISTINCT FROM (excluded.category, excluded.metrics)`;
}

/** Drops the type's rows that lie on none of `days`; for a rebuild. */
export async function deleteUserDaysExcept(
  db: Db,
  { userId, type, days }: { userId: UserId; type: DataTypeId; days: readonly Day[] },
): Promise<void> {
  await db.$executeRaw`
    DELETE FROM user_day d
    WHERE user_id = ${userId}::uuid AND type = ${type}
      AND NOT EXISTS (SELECT FROM unnest(${days}::date[]) AS u (day) WHERE u.day = d.day)`;
}
