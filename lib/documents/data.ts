import "server-only";
import type { Db } from "../db/scope.ts";
import type { DataTypeId } from "../oura/registry.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import type { DocumentPayload } from "./schema.ts";

/**
 * Stored documents of one type as received, oldest first. With `from` and `to` those of that range of
 * days, both included; documents without a day (rings, personal info) come only without a range.
 * `withSeries: "none"` leaves the heavy fields out, and never reads them.
 */
export async function listDocuments(
  db: Db,
  {
    userId,
    type,
    range,
    withSeries,
    limit = 10_000,
  }: {
    userId: UserId;
    type: DataTypeId;
    range: { from: Day; to: Day } | null;
    withSeries: "all" | "none";
    limit?: number;
  },
): Promise<DocumentPayload[]> {
  const from = range?.from ?? null;
  const to = range?.to ?? null;
  const rows =
    withSeries === "all"
      ? await db.$queryRaw<StoredText[]>`
          SELECT body::text AS body, series::text AS series FROM oura_document
          WHERE user_id = ${userId}::uuid AND type = ${type} AND deleted_at IS NULL
            AND (${from}::date IS NULL OR day BETWEEN ${from}::date AND ${to}::date)
          ORDER BY day, starts_at, document_id LIMIT ${limit}`
      : await db.$queryRaw<StoredText[]>`
          SELECT body::text AS body, NULL AS series FROM oura_document
          WHERE user_id = ${userId}::uuid AND type = ${type} AND deleted_at IS NULL
            AND (${from}::date IS NULL OR day BETWEEN ${from}::date AND ${to}::date)
          ORDER BY day, starts_at, document_id LIMIT ${limit}`;
  return rows.map(toPayload);
}

/** One document as received, or null when there is none or it was deleted upstream. */
export async function getDocument(
  db: Db,
  { userId, type, documentId }: { userId: UserId; type: DataTypeId; documentId: string },
): Promise<DocumentPayload | null> {
  const [row] = await db.$queryRaw<StoredText[]>`
    SELECT body::text AS body, series::text AS series FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = ${type} AND document_id = ${documentId}
      AND deleted_at IS NULL`;
  return row === undefined ? null : toPayload(row);
}

/** Payloads that projections read: all of a type, or those of some days but for some ids. */
export async function listStoredPayloads(
  db: Db,
  {
    userId,
    type,
    days = null,
    exceptIds = [],
  }: {
    userId: UserId;
    type: DataTypeId;
    days?: readonly Day[] | null;
    exceptIds?: readonly string[];
  },
): Promise<DocumentPayload[]> {
  // Joins, since a long array in ANY is searched from its start for every row.
  const rows = await db.$queryRaw<StoredText[]>`
    SELECT body::text AS body, series::text AS series FROM oura_document d
    WHERE user_id = ${userId}::uuid AND type = ${type} AND deleted_at IS NULL
      AND (${days === null} OR day IN (SELECT unnest(${days ?? []}::date[])))
      AND NOT EXISTS (
        SELECT FROM unnest(${exceptIds}::text[]) u (id) WHERE u.id = d.document_id)`;
  return rows.map(toPayload);
}

interface StoredText {
  body: string;
  series: string | null;
}

/** As text and `JSON.parse`, which is the fastest way from jsonb into JavaScript. */
function toPayload({ body, series }: StoredText): DocumentPayload {
  const payload = JSON.parse(body) as DocumentPayload;
  if (series === null) return payload;
  return { ...payload, ...(JSON.parse(series) as DocumentPayload) };
}
