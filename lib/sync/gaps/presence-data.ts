import "server-only";
import type { Db } from "../../db/scope.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";

interface Asked {
  userId: UserId;
  from: Day;
  to: Day;
}

/** Of bedtime advice the window is null for most people: the document itself is what a night has. */
const byDocument: ReadonlySet<DataTypeId> = new Set(["sleep_time"]);

/**
 * The days of a range that have a value, by type, as places from its first day. A document that holds
 * none (blood oxygen of 0, stress of 0 and 0) is no value.
 */
export async function readPresence(
  db: Db,
  { types, ...asked }: Asked & { types: readonly DataTypeId[] },
): Promise<Map<DataTypeId, Set<number>>> {
  const { userId, from, to } = asked;
  const isSamples = (type: DataTypeId) => requireDataType(type).answer === "samples";
  const valued = types.filter((type) => !isSamples(type) && !byDocument.has(type));
  const documented = types.filter((type) => byDocument.has(type));
  const sampled = types.filter(isSamples);
  const rows = await db.$queryRaw<{ type: DataTypeId; places: string }[]>`
    SELECT type, string_agg((day - ${from}::date)::text, ',') AS places FROM user_day
    WHERE user_id = ${userId}::uuid AND type = ANY (${valued}::text[])
      AND day BETWEEN ${from}::date AND ${to}::date
      AND jsonb_path_exists(metrics, '$.* ? (@ != null)')
    GROUP BY type
    UNION ALL
    SELECT type, string_agg((day - ${from}::date)::text, ',') FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = ANY (${documented}::text[]) AND deleted_at IS NULL
      AND day BETWEEN ${from}::date AND ${to}::date
    GROUP BY type
    UNION ALL
    SELECT t.type, string_agg((day - ${from}::date)::text, ',')
    FROM unnest(${sampled}::text[]) AS t (type), heart_rate_day
    WHERE user_id = ${userId}::uuid AND day BETWEEN ${from}::date AND ${to}::date
    GROUP BY t.type`;
  const found = new Map(types.map((type) => [type, new Set<number>()]));
  for (const { type, places } of rows) found.set(type, new Set(places.split(",").map(Number)));
  return found;
}

/** What Oura answered of days without a value, by type and day: a document without one, or one deleted since. */
export async function readAnswers(
  db: Db,
  { userId, missing }: { userId: UserId; missing: readonly { type: DataTypeId; day: Day }[] },
): Promise<(asked: { type: DataTypeId; day: Day }) => "empty" | "deleted" | null> {
  if (missing.length === 0) return () => null;
  const rows = await db.$queryRaw<{ type: DataTypeId; day: Day; isDeleted: boolean }[]>`
    SELECT d.type, d.day::text AS day, bool_and(d.deleted_at IS NOT NULL) AS "isDeleted"
    FROM unnest(${missing.map(({ type }) => type)}::text[], ${missing.map(({ day }) => day)}::date[])
      AS m (type, day)
    JOIN oura_document d ON d.user_id = ${userId}::uuid AND d.type = m.type AND d.day = m.day
    WHERE d.revision > 0
      -- Of sleeps only the night counts: a day of naps has none.
      AND (d.type <> 'sleep' OR d.body->>'type' = 'long_sleep')
    GROUP BY d.type, d.day`;
  const found = new Map(
    rows.map(({ type, day, isDeleted }) => [`${type} ${day}`, isDeleted ? "deleted" : "empty"]),
  ) as ReadonlyMap<string, "empty" | "deleted">;
  return ({ type, day }) => found.get(`${type} ${day}`) ?? null;
}
