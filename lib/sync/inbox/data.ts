import "server-only";
import type { Db } from "../../db/scope.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";

/** All due events of one object, and what the newest event about it says. */
export interface PendingObject {
  objectId: string;
  keys: string[];
  /** Times they have been tried. */
  attempts: number;
  /** Whether the newest event of all, done ones included, is a deletion. */
  isDeleted: boolean;
  /** The database's time as they were listed. */
  readAt: Date;
}

/** What falls due this soon is taken along, so that later tries of one burst share a read again. */
const aheadSeconds = 2;

/** Objects of the `limit` events of one person's one type that have been due for longest. */
export async function listDueObjects(
  db: Db,
  { userId, type, limit }: { userId: UserId; type: DataTypeId; limit: number },
): Promise<PendingObject[]> {
  return db.$queryRaw<PendingObject[]>`
    WITH due AS (
      SELECT e.oura_user_id, e.object_id, e.key, e.attempts FROM webhook_event e
      WHERE e.oura_user_id = (SELECT oura_user_id FROM oura_connection WHERE user_id = ${userId}::uuid)
        AND e.type = ${type} AND e.status = 'pending'
        -- Of the statement, as the transaction may have begun before the events it waited for.
        AND e.due_at <= statement_timestamp() + ${aheadSeconds} * interval '1 second'
      ORDER BY e.due_at LIMIT ${limit}
    ), object AS (
      SELECT oura_user_id, object_id, array_agg(key) AS keys, max(attempts) AS attempts
      FROM due GROUP BY oura_user_id, object_id
    )
    SELECT o.object_id AS "objectId", o.keys, o.attempts, newest.event_type = 'delete' AS "isDeleted",
      statement_timestamp() AS "readAt"
    FROM object o JOIN LATERAL (
      SELECT w.event_type FROM webhook_event w
      WHERE w.oura_user_id = o.oura_user_id AND w.type = ${type} AND w.object_id = o.object_id
      ORDER BY w.event_time DESC NULLS LAST, w.received_at DESC LIMIT 1) newest ON true`;
}

/** When the next pending event of a person's type is due, or null when none is pending. */
export async function getNextDue(
  db: Db,
  { userId, type }: { userId: UserId; type: DataTypeId },
): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    SELECT min(e.due_at) AS at FROM webhook_event e
    WHERE e.oura_user_id = (SELECT oura_user_id FROM oura_connection WHERE user_id = ${userId}::uuid)
      AND e.type = ${type} AND e.status = 'pending'`;
  return row?.at ?? null;
}

/** Which of these ids name stored documents, by either of a document's ids, and their days. */
export async function listStoredDays(
  db: Db,
  { userId, type, ids }: { userId: UserId; type: DataTypeId; ids: readonly string[] },
): Promise<Map<string, Day | null>> {
  const rows = await db.$queryRaw<{ id: string; day: Day | null }[]>`
    WITH asked AS (SELECT unnest(${ids}::text[]) AS id), stored AS MATERIALIZED (
      SELECT document_id, body->>'id' AS oura_id, day FROM oura_document
      WHERE user_id = ${userId}::uuid AND type = ${type}
    )
    SELECT asked.id, s.day::text AS day FROM asked JOIN stored s ON s.document_id = asked.id
    UNION SELECT asked.id, s.day::text FROM asked JOIN stored s ON s.oura_id = asked.id`;
  return new Map(rows.map(({ id, day }) => [id, day]));
}

/** The oldest day stored of a type; null while there is none. */
export async function getOldestDay(
  db: Db,
  { userId, type }: { userId: UserId; type: DataTypeId },
): Promise<Day | null> {
  const [row] = await db.$queryRaw<{ day: Day | null }[]>`
    SELECT min(day)::text AS day FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = ${type}`;
  return row?.day ?? null;
}

/** Persons and types with events pending for longer than `seconds`, whose connection can be read. */
export async function listStalePairs(
  db: Db,
  { seconds }: { seconds: number },
): Promise<{ userId: string; type: DataTypeId }[]> {
  return db.$queryRaw`
    SELECT DISTINCT c.user_id AS "userId", e.type FROM webhook_event e
    JOIN oura_connection c ON c.oura_user_id = e.oura_user_id AND c.status = 'active'
    WHERE e.status = 'pending' AND e.received_at < now() - ${seconds} * interval '1 second'`;
}
