import "server-only";
import type { Db } from "../db/scope.ts";
import type { DataTypeId } from "../oura/registry.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";

/** The newest day that documents of a type give metrics for; null when there is none. */
export async function getNewestDay(
  db: Db,
  { userId, type }: { userId: UserId; type: DataTypeId },
): Promise<Day | null> {
  const [row] = await db.$queryRaw<{ day: Day | null }[]>`
    SELECT max(day)::text AS day FROM user_day WHERE user_id = ${userId}::uuid AND type = ${type}`;
  return row?.day ?? null;
}

/** The nearest days before and after `day` with metrics of a type, for stepping over gaps. */
export async function getNeighbourDays(
  db: Db,
  { userId, type, day }: { userId: UserId; type: DataTypeId; day: Day },
): Promise<{ before: Day | null; after: Day | null }> {
  const [row] = await db.$queryRaw<{ before: Day | null; after: Day | null }[]>`
    SELECT max(day) FILTER (WHERE day < ${day}::date)::text AS before,
      min(day) FILTER (WHERE day > ${day}::date)::text AS after
    FROM user_day WHERE user_id = ${userId}::uuid AND type = ${type}`;
  return row ?? { before: null, after: null };
}
