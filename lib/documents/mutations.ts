import "server-only";
import type { Db } from "../db/scope.ts";
import {
  bumpDataVersion,
  deleteUserDaysExcept,
  holdHealthData,
  replaceUserDays,
} from "../metrics/mutations.ts";
import { type DataTypeId, dataTypes, requireDataType } from "../oura/registry.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { toChunks } from "./chunks.ts";
import { toDailyMetrics } from "./daily-metrics.ts";
import { listStoredPayloads } from "./data.ts";
import { type RefusedDocument, readPayloads, type StorableDocument } from "./read-payloads.ts";

export interface StoredDocuments {
  /** Documents accepted, whether or not they differed from what was stored. */
  stored: number;
  /** Documents that were new, different, or back after a deletion. */
  changed: number;
  /** Days whose documents changed, ascending. A document that moved touches the day it left too. */
  days: Day[];
  /** Payloads that could not be read or held. They never keep the others out. */
  refused: RefusedDocument[];
}

/**
 * Stores documents of one type exactly as received, keeps what they replace as revisions, and
 * projects the daily metrics of the days they touch, all in the caller's transaction.
 * Storing the same documents again changes nothing.
 * @throws AppError `gone` when the account no longer exists.
 */
export async function storeDocuments(
  db: Db,
  { userId, type, documents }: { userId: UserId; type: DataTypeId; documents: readonly unknown[] },
): Promise<StoredDocuments> {
  const { accepted, refused } = readPayloads({ type, documents });
  if (accepted.length === 0) return { stored: 0, changed: 0, days: [], refused };
  await holdHealthData(db, { userId });
  const days = new Set<Day>();
  let changed = 0;
  for (const chunk of toChunks(accepted)) {
    const written = await upsertChunk(db, { userId, type, chunk });
    changed += written.changed;
    for (const day of written.days) days.add(day);
  }
  const touched = [...days].toSorted();
  if (changed > 0) {
    await projectDays(db, { userId, type, days: touched, fresh: accepted });
    await bumpDataVersion(db, { userId });
  }
  return { stored: accepted.length, changed, days: touched, refused };
}

/**
 * Marks a document as deleted upstream: it stays for the record and no read shows it.
 * `documentId` may be the store's own or, where the store keys on something else (cardiovascular
 * age: the day), the id upstream uses in its events.
 */
export async function deleteDocument(
  db: Db,
  { userId, type, documentId }: { userId: UserId; type: DataTypeId; documentId: string },
): Promise<{ deleted: boolean; days: Day[] }> {
  await holdHealthData(db, { userId });
  const gone = await db.$queryRaw<{ day: Day | null }[]>`
    UPDATE oura_document SET deleted_at = now()
    WHERE user_id = ${userId}::uuid AND type = ${type} AND deleted_at IS NULL
      AND (document_id = ${documentId} OR body->>'id' = ${documentId})
    RETURNING day::text AS day`;
  const days = gone.flatMap(({ day }) => (day === null ? [] : [day])).toSorted();
  if (gone.length > 0) {
    await projectDays(db, { userId, type, days, fresh: [] });
    await bumpDataVersion(db, { userId });
  }
  return { deleted: gone.length > 0, days };
}

/** Derives every daily metric of a person anew from the stored documents, as after a change of the picks. */
export async function rebuildUserDays(db: Db, { userId }: { userId: UserId }): Promise<void> {
  await holdHealthData(db, { userId });
  for (const { id: type, metrics } of dataTypes) {
    const payloads =
      Object.keys(metrics).length === 0 ? [] : await listStoredPayloads(db, { userId, type });
    const rows = toDailyMetrics(payloads.map(requireDataType(type).read));
    const days = rows.map(({ day }) => day);
    await deleteUserDaysExcept(db, { userId, type, days });
    await replaceUserDays(db, { userId, type, days, rows });
  }
  await bumpDataVersion(db, { userId });
}

/**
 * Rewrites the type's rows of `days`. What this call has just stored is at hand as `fresh`; only
 * the days' other documents are read back.
 */
async function projectDays(
  db: Db,
  {
    userId,
    type,
    days,
    fresh,
  }: {
    userId: UserId;
    type: DataTypeId;
    days: readonly Day[];
    fresh: readonly StorableDocument[];
  },
): Promise<void> {
  const { metrics, read } = requireDataType(type);
  if (days.length === 0 || Object.keys(metrics).length === 0) return;
  const touched = new Set(days);
  const atHand = fresh.filter(({ day }) => day !== null && touched.has(day));
  const others = await listStoredPayloads(db, {
    userId,
    type,
    days,
    exceptIds: fresh.map(({ documentId }) => documentId),
  });
  const rows = toDailyMetrics([...atHand, ...others.map(read)]);
  await replaceUserDays(db, { userId, type, days, rows });
}

/**
 * One statement: the upsert, then what it replaced into the revisions. All its parts see the table as
 * it was before, and the hold keeps that true, so `replaced` reads the old rows. A backfill replaces
 * nothing, and then looks nothing up. Tells how much changed and on which days.
 */
async function upsertChunk(
  db: Db,
  { userId, type, chunk }: { userId: UserId; type: DataTypeId; chunk: readonly StorableDocument[] },
): Promise<{ changed: number; days: Day[] }> {
  const ids = chunk.map(({ documentId }) => documentId);
  const days = chunk.map(({ day }) => day);
  const starts = chunk.map(({ startsAt }) => (startsAt === null ? null : Date.parse(startsAt)));
  const bodies = chunk.map(({ bodyText }) => bodyText);
  const series = chunk.map(({ seriesText }) => seriesText);
  const [written] = await db.$queryRaw<{ changed: number; days: string }[]>`
    WITH incoming AS MATERIALIZED (
      SELECT u.document_id, u.day, to_timestamp(u.started / 1000) AS starts_at,
        u.body::jsonb AS body, u.series::jsonb AS series
      FROM unnest(${ids}::text[], ${days}::date[], ${starts}::float8[], ${bodies}::text[],
        ${series}::text[]) AS u (document_id, day, started, body, series)
    ), written AS (
      INSERT INTO oura_document AS d
        (user_id, type, document_id, day, starts_at, body, series)
      SELECT ${userId}::uuid, ${type}, document_id, day, starts_at, body, series FROM incoming
      ON CONFLICT (user_id, type, document_id) DO UPDATE
      SET day = excluded.day, starts_at = excluded.starts_at, body = excluded.body,
        series = excluded.series, revision = d.revision + 1, fetched_at = now(), deleted_at = NULL
      WHERE (d.body, d.series, d.deleted_at)
        IS DISTINCT FROM (excluded.body, excluded.series, NULL::timestamptz)
      RETURNING document_id, day, revision
    ), replaced AS (
      SELECT document_id, day, revision, body, series, fetched_at FROM oura_document
      WHERE EXISTS (SELECT FROM written WHERE revision > 1)
        AND user_id = ${userId}::uuid AND type = ${type}
        AND document_id = ANY (ARRAY (SELECT document_id FROM written WHERE revision > 1))
    ), kept AS (
      INSERT INTO oura_document_revision
        (user_id, type, document_id, revision, body, series, fetched_at)
      SELECT ${userId}::uuid, ${type}, document_id, revision, body, series, fetched_at FROM replaced
    )
    SELECT (SELECT count(*) FROM written)::int AS changed,
      (SELECT coalesce(json_agg(day), '[]') FROM
        (SELECT day FROM written UNION SELECT day FROM replaced) touched
        WHERE day IS NOT NULL)::text AS days`;
  if (written === undefined) throw new TypeError("an aggregate answers one row");
  return { changed: written.changed, days: JSON.parse(written.days) as Day[] };
}
