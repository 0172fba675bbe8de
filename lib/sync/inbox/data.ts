import "server-only";
import type { Db } from "../../db/scope.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { retryDelays } from "./retry-delays.ts";

/** All pending events of one object, and what the newest event about it says. */
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

/** Objects with due events of one person's one type, oldest first. */
export async function listPendingObjects(
  db: Db,
  { userId, type, limit }: { userId: UserId; type: DataTypeId; limit: number },
): Promise<PendingObject[]> {
  return db.$queryRaw<PendingObject[]>`
    WITH due AS (
      SELECT e.oura_user_id, e.type, e.object_id, array_agg(e.key) AS keys,
        max(e.attempts) AS attempts, min(e.received_at) AS since
      FROM webhook_event e JOIN oura_connection c ON c.oura_user_id = e.oura_user_id
      WHERE c.user_id = ${userId}::uuid AND e.type = ${type} AND e.status = 'pending'
        AND (e.attempts = 0 OR e.processed_at < now() - interval '1 second' *
          (${retryDelays}::int[])[least(e.attempts, ${retryDelays.length}::int)])
      GROUP BY e.oura_user_id, e.type, e.object_id
      ORDER BY since LIMIT ${limit}
    )
    SELECT d.object_id AS "objectId", d.keys, d.attempts, newest.event_type = 'delete' AS "isDeleted",
      now() AS "readAt"
    FROM due d JOIN LATERAL (
      SELECT w.event_type FROM webhook_event w
      WHERE w.oura_user_id = d.oura_user_id AND w.type = d.type AND w.object_id = d.object_id
      ORDER BY w.event_time DESC NULLS LAST, w.received_at DESC LIMIT 1) newest ON true`;
}

/** When the next pending event of a person's type is due, or null when none is pending. */
export async function getNextDue(
  db: Db,
  { userId, type }: { userId: UserId; type: DataTypeId },
): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    SELECT min(CASE WHEN e.attempts = 0 THEN now() ELSE e.processed_at + interval '1 second' *
      (${retryDelays}::int[])[least(e.attempts, ${retryDelays.length}::int)] END) AS at
    FROM webhook_event e JOIN oura_connection c ON c.oura_user_id = e.oura_user_id
    WHERE c.user_id = ${userId}::uuid AND e.type = ${type} AND e.status = 'pending'`;
  return row?.at ?? null;
}

/** The oldest day among stored documents of these ids; null when none is stored. */
export async function getOldestDayOf(
  db: Db,
  { userId, type, ids }: { userId: UserId; type: DataTypeId; ids: readonly string[] },
): Promise<Day | null> {
  const [row] = await db.$queryRaw<{ day: Day | null }[]>`
    SELECT min(day)::text AS day FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = ${type}
      AND (document_id = ANY (${ids}::text[]) OR body->>'id' = ANY (${ids}::text[]))`;
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
