import "server-only";
import type { Db } from "../db/scope.ts";
import { toTagName } from "../oura/tag-name.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";

/** Something a person noted: an instant, or a stretch of time with an end. */
export interface NotedTag {
  day: Day;
  /** The last day; the day itself for an instant. */
  lastDay: Day;
  /** ISO 8601 with the offset of recording; null where only the day is known. */
  from: string | null;
  to: string | null;
  name: string;
  comment: string | null;
}

/** The tags that touch a range of days, both included, oldest first. */
export async function listTags(
  db: Db,
  { userId, from, to }: { userId: UserId; from: Day; to: Day },
): Promise<NotedTag[]> {
  const rows = await db.$queryRaw<
    (Omit<NotedTag, "name"> & { code: string | null; customName: string | null })[]
  >`
    SELECT day::text AS day, greatest(day::text, coalesce(body->>'end_day', '')) AS "lastDay",
      body->>'start_time' AS from, body->>'end_time' AS to, body->>'tag_type_code' AS code,
      body->>'custom_name' AS "customName", nullif(body->>'comment', '') AS comment
    FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = 'enhanced_tag' AND deleted_at IS NULL
      AND day <= ${to}::date
      AND greatest(day::text, coalesce(body->>'end_day', '')) >= ${from}
    ORDER BY day, starts_at, document_id`;
  return rows.map(({ code, customName, ...tag }) => ({
    ...tag,
    name: toTagName({ code, customName, comment: tag.comment }),
  }));
}

/** A time in rest mode. */
export interface RestMode {
  from: Day;
  /** Null while it is on. */
  to: Day | null;
  /** What was noted with it: "Fever". */
  names: string[];
}

/** Times in rest mode that touch a range of days, oldest first; switched off at once, it was none. */
export async function listRestModes(
  db: Db,
  { userId, from, to }: { userId: UserId; from: Day; to: Day },
): Promise<RestMode[]> {
  const rows = await db.$queryRaw<{ from: Day; to: Day | null; codes: string[] }[]>`
    SELECT day::text AS from, body->>'end_day' AS to,
      ARRAY(SELECT DISTINCT jsonb_array_elements_text(episode->'tags')
        FROM jsonb_array_elements(CASE WHEN jsonb_typeof(body->'episodes') = 'array'
          THEN body->'episodes' ELSE '[]' END) AS episode
        WHERE jsonb_typeof(episode->'tags') = 'array') AS codes
    FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = 'rest_mode_period' AND deleted_at IS NULL
      AND day <= ${to}::date AND coalesce(body->>'end_day', '9999') >= ${from}
      AND (body->>'end_time' IS NULL OR body->>'end_time' IS DISTINCT FROM body->>'start_time')
    ORDER BY day, document_id`;
  return rows.map(({ codes, ...period }) => ({
    ...period,
    names: codes.map((code) => toTagName({ code, customName: null, comment: null })),
  }));
}
