import "server-only";
import type { Db } from "../../db/scope.ts";
import { type DataTypeId, dataTypes, isDataTypeId } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import type { TypeRhythm } from "./next-expected.ts";

/** A person's type that has said nothing for more than a day. */
export interface QuietType {
  userId: UserId;
  type: DataTypeId;
  /** The newest days with a document, sixty at most. */
  days: Day[];
  /** When the newest of them last came in. */
  arrivedAt: Date;
  rereadAt: Date | null;
}

const announcedTypes = dataTypes.flatMap(({ id, webhook }) => (webhook === null ? [] : [id]));

/** Types of which events should come and none has brought a new day for more than a day. */
export async function listQuietTypes(db: Db): Promise<QuietType[]> {
  return db.$queryRaw`
    SELECT s.user_id AS "userId", s.type, s.reread_at AS "rereadAt", newest.arrived_at AS "arrivedAt",
      past.days
    FROM sync_state s
    JOIN oura_connection c ON c.user_id = s.user_id AND c.status = 'active'
      AND NOT s.type = ANY (c.denied_types)
    JOIN LATERAL (
      SELECT d.fetched_at AS arrived_at FROM oura_document d
      WHERE d.user_id = s.user_id AND d.type = s.type AND d.deleted_at IS NULL
        AND d.day <= current_date + 1
      ORDER BY d.day DESC LIMIT 1) newest ON newest.arrived_at < now() - interval '1 day'
    JOIN LATERAL (
      SELECT array_agg(recent.day::text) AS days FROM (
        SELECT DISTINCT d.day FROM oura_document d
        WHERE d.user_id = s.user_id AND d.type = s.type AND d.deleted_at IS NULL
          AND d.day <= current_date + 1
        ORDER BY d.day DESC LIMIT 60) recent) past ON true
    WHERE s.backfill = 'complete' AND s.type = ANY (${announcedTypes}::text[])`;
}

/** What tells each type's rhythm of one person: its newest days, sixty at most. */
export async function listRhythms(db: Db, { userId }: { userId: UserId }): Promise<TypeRhythm[]> {
  const rows = await db.$queryRaw<{ type: string; days: Day[] | null; arrivedAt: Date | null }[]>`
    SELECT s.type, past.days, past.arrived_at AS "arrivedAt"
    FROM sync_state s LEFT JOIN LATERAL (
      SELECT array_agg(recent.day::text) AS days,
        (array_agg(recent.fetched_at ORDER BY recent.day DESC))[1] AS arrived_at
      FROM (SELECT d.day, max(d.fetched_at) AS fetched_at FROM oura_document d
        WHERE d.user_id = s.user_id AND d.type = s.type AND d.deleted_at IS NULL
          AND d.day <= current_date + 1
        GROUP BY d.day ORDER BY d.day DESC LIMIT 60) recent) past ON true
    WHERE s.user_id = ${userId}::uuid`;
  return rows.flatMap(({ type, days, arrivedAt }) =>
    isDataTypeId(type) ? [{ type, days: days ?? [], arrivedAt: arrivedAt?.getTime() ?? null }] : [],
  );
}
