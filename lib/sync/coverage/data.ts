import "server-only";
import type { Db } from "../../db/scope.ts";
import { dataTypes } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import type { TypeCoverage } from "./schema.ts";
import { type MonthCount, toCoverage } from "./to-coverage.ts";

/** Types whose documents alone say that a day has something: they feed no daily metric, or seldom. */
const byDocument = dataTypes.flatMap(({ id, metrics, answer }) =>
  answer === "list" && (Object.keys(metrics).length === 0 || id === "sleep_time") ? [id] : [],
);

/** How many days of each month are stored of every type that belongs to days. */
export async function getCoverage(
  db: Db,
  { userId, today }: { userId: UserId; today: Day },
): Promise<TypeCoverage[]> {
  const counts = await db.$queryRaw<MonthCount[]>`
    SELECT type, date_trunc('month', day)::date::text AS month, count(*)::int AS present,
      min(day)::text AS "firstDay", max(day)::text AS "lastDay"
    FROM (
      SELECT type, day FROM user_day
      WHERE user_id = ${userId}::uuid AND NOT type = ANY (${byDocument}::text[])
        AND jsonb_path_exists(metrics, '$.* ? (@ != null)')
      UNION
      SELECT type, day FROM oura_document
      WHERE user_id = ${userId}::uuid AND type = ANY (${byDocument}::text[])
        AND deleted_at IS NULL AND day IS NOT NULL
      UNION ALL
      SELECT 'heartrate', day FROM heart_rate_day WHERE user_id = ${userId}::uuid
    ) days
    WHERE day <= ${today}::date
    GROUP BY type, date_trunc('month', day)`;
  const connection = await db.connection.findUnique({
    where: { userId },
    select: { scopes: true },
  });
  return toCoverage({ counts, granted: connection?.scopes ?? [], today });
}
