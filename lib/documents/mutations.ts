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
  /** Documents that could be read and held, whether or not what was stored gave way to them. */
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
 *
 * `readAt` is when the read that brought them began, by the database's clock (`getDatabaseTime`), since
 * workers' own clocks differ. It is kept as `fetched_at`, and a document whose stored version or
 * deletion is newer is skipped, so the later read wins in whatever order reads end. A read that finds
 * a document unchanged writes nothing: the version keeps the time at which it was first read.
 * @throws AppError `gone` when the account no longer exists.
 */
export async function storeDocuments(
  db: Db,
  {
    userId,
    type,
    documents,
    readAt,
  }: { userId: UserId; type: DataTypeId; documents: readonly unknown[]; readAt: Date },
): Promise<StoredDocuments> {
  const { accepted, refused } = readPayloads({ type, documents });
  if (accepted.length === 0) return { stored: 0, changed: 0, days: [], refused };
  await holdHealthData(db, { userId });
  const days = new Set<Day>();
  const unwritten = new Set<string>();
  for (const chunk of toChunks(accepted)) {
    const outcome = await upsertChunk(db, { userId, type, chunk, readAt });
    for (const documentId of outcome.unwritten) unwritten.add(documentId);
    for (const day of outcome.days) days.add(day);
  }
  const touched = [...days].toSorted();
  const changed = accepted.length - unwritten.size;
  if (changed > 0) {
    const fresh = accepted.filter(({ documentId }) => !unwritten.has(documentId));
    await projectDays(db, { userId, type, days: touched, fresh });
    await bumpDataVersion(db, { userId });
  }
  return { stored: accepted.length, changed, days: touched, refused };
}

/**
 * Marks a document as deleted upstream: it stays for the record and no read shows it.
 * `documentId` may be the store's own or, where the store keys on something else (cardiovascular
 * age: the day), the id upstream uses in its events.
 *
 * `readAt` is when the deletion was learned, by the clock of {@link storeDocuments}. A version read
 * later stays. A document not stored yet leaves a mark (revision 0, empty, deleted), or a read that
 * began before the deletion and ends after it would bring the document in.
 */
export async function deleteDocument(
  db: Db,
  {
    userId,
    type,
    documentId,
    readAt,
  }: { userId: UserId; type: DataTypeId; documentId: string; readAt: Date },
): Promise<{ deleted: boolean; days: Day[] }> {
  await holdHealthData(db, { userId });
  const gone = await db.$queryRaw<{ day: Day | null }[]>`
    WITH named AS MATERIALIZED (
      SELECT document_id, day, deleted_at, greatest(fetched_at, deleted_at) AS settled_at
      FROM oura_document
      WHERE user_id = ${userId}::uuid AND type = ${type}
        AND (document_id = ${documentId} OR body->>'id' = ${documentId})
    ), marked AS (
      UPDATE oura_document d SET deleted_at = ${readAt}::timestamptz
      FROM named n
      WHERE d.user_id = ${userId}::uuid AND d.type = ${type} AND d.document_id = n.document_id
        AND n.settled_at <= ${readAt}::timestamptz
    ), unknown AS (
      INSERT INTO oura_document
        (user_id, type, document_id, body, revision, fetched_at, deleted_at)
      SELECT ${userId}::uuid, ${type}, ${documentId}, '{}', 0, ${readAt}::timestamptz,
        ${readAt}::timestamptz
      WHERE NOT EXISTS (SELECT FROM named)
    )
    SELECT day::text AS day FROM named
    WHERE deleted_at IS NULL AND settled_at <= ${readAt}::timestamptz`;
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
 * Rewrites the type's rows of `days`. What this call has just written is at hand as `fresh`; only
 * the days' other documents are read back, also those whose payloads were skipped.
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
 * nothing, and then looks nothing up. Tells which documents were not written, being stored already or
 * older than what is stored, and on which days the others lie or lay.
 */
async function upsertChunk(
  db: Db,
  {
    userId,
    type,
    chunk,
    readAt,
  }: { userId: UserId; type: DataTypeId; chunk: readonly StorableDocument[]; readAt: Date },
): Promise<{ unwritten: string[]; days: Day[] }> {
  const ids = chunk.map(({ documentId }) => documentId);
  const aliases = chunk.map(toAlias);
  const days = chunk.map(({ day }) => day);
  const starts = chunk.map(({ startsAt }) => (startsAt === null ? null : Date.parse(startsAt)));
  const bodies = chunk.map(({ bodyText }) => bodyText);
  const series = chunk.map(({ seriesText }) => seriesText);
  const [outcome] = await db.$queryRaw<{ unwritten: string; days: string }[]>`
    WITH incoming AS MATERIALIZED (
      SELECT u.document_id, u.alias, u.day, to_timestamp(u.started / 1000) AS starts_at,
        u.body::jsonb AS body, u.series::jsonb AS series
      FROM unnest(${ids}::text[], ${aliases}::text[], ${days}::date[], ${starts}::float8[],
        ${bodies}::text[], ${series}::text[]) AS u (document_id, alias, day, started, body, series)
    ), written AS (
      INSERT INTO oura_document AS d
        (user_id, type, document_id, day, starts_at, body, series, fetched_at)
      SELECT ${userId}::uuid, ${type}, document_id, day, starts_at, body, series,
        ${readAt}::timestamptz
      FROM incoming
      -- A deletion that came before the document is marked under the events' id.
      WHERE alias IS NULL OR NOT EXISTS (
        SELECT FROM oura_document m
        WHERE m.user_id = ${userId}::uuid AND m.type = ${type} AND m.document_id = alias
          AND m.deleted_at > ${readAt}::timestamptz)
      ON CONFLICT (user_id, type, document_id) DO UPDATE
      SET day = excluded.day, starts_at = excluded.starts_at, body = excluded.body,
        series = excluded.series, revision = d.revision + 1, fetched_at = excluded.fetched_at,
        deleted_at = NULL
      WHERE greatest(d.fetched_at, d.deleted_at) <= excluded.fetched_at
        AND (d.body, d.series, d.deleted_at)
          IS DISTINCT FROM (excluded.body, excluded.series, NULL::timestamptz)
      RETURNING document_id, day, revision
    ), replaced AS (
      SELECT document_id, day, revision, body, series, fetched_at, deleted_at FROM oura_document
      WHERE EXISTS (SELECT FROM written WHERE revision > 1)
        AND user_id = ${userId}::uuid AND type = ${type}
        AND document_id = ANY (ARRAY (SELECT document_id FROM written WHERE revision > 1))
    ), kept AS (
      INSERT INTO oura_document_revision
        (user_id, type, document_id, revision, body, series, fetched_at, deleted_at, replaced_at)
      SELECT ${userId}::uuid, ${type}, document_id, revision, body, series, fetched_at, deleted_at,
        ${readAt}::timestamptz
      FROM replaced
    )
    SELECT (SELECT coalesce(json_agg(document_id), '[]') FROM
        (SELECT document_id FROM incoming EXCEPT SELECT document_id FROM written) same)::text
        AS unwritten,
      (SELECT coalesce(json_agg(day), '[]') FROM
        (SELECT day FROM written UNION SELECT day FROM replaced) touched
        WHERE day IS NOT NULL)::text AS days`;
  if (outcome === undefined) throw new TypeError("an aggregate answers one row");
  return {
    unwritten: JSON.parse(outcome.unwritten) as string[],
    days: JSON.parse(outcome.days) as Day[],
  };
}

/** The id that events name a document by, where the store keys on something else; null as a rule. */
function toAlias({ documentId, body }: StorableDocument): string | null {
  const { id } = body;
  return typeof id === "string" && id !== documentId ? id : null;
}
