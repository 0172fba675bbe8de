import "server-only";
import type { Db } from "../db/scope.ts";
import { type DataTypeId, requireDataType } from "../oura/registry.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { toFigureChanges, toFigures } from "./changes.ts";
import type { DayRevision, DocumentPayload, DocumentVersion, VersionsAnswer } from "./schema.ts";

interface VersionRow {
  documentId: string;
  day: Day | null;
  revision: number;
  body: string;
  series: string | null;
  readAt: Date;
  deletedAt: Date | null;
}

/**
 * Every version of a document, the newest first, also of one that was deleted; null when there never
 * was one. A deletion that came before its document is no version.
 */
export async function getVersions(
  db: Db,
  { userId, type, documentId }: { userId: UserId; type: DataTypeId; documentId: string },
): Promise<VersionsAnswer | null> {
  const rows = await db.$queryRaw<VersionRow[]>`
    SELECT document_id AS "documentId", day::text AS day, revision, body::text AS body,
      series::text AS series, fetched_at AS "readAt", deleted_at AS "deletedAt"
    FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = ${type} AND document_id = ${documentId}
      AND revision > 0
    UNION ALL
    SELECT document_id, NULL, revision, body::text, series::text, fetched_at, deleted_at
    FROM oura_document_revision
    WHERE user_id = ${userId}::uuid AND type = ${type} AND document_id = ${documentId}
    ORDER BY revision`;
  const day = rows.at(-1)?.day ?? null;
  if (rows.length === 0) return null;
  const versions = toVersions({ type, rows }).toReversed();
  const { label, metrics: figures } = requireDataType(type);
  return { type, label, documentId, day, figures, versions };
}

/**
 * The latest revision of a day's documents of these types that changed a figure, or null. Of types that
 * did at different times the first one named goes first: what a person looks at before the rest.
 * With `settledAt` (milliseconds since 1970) only what changed a version read after it counts: until a
 * day is over its figures grow, which is no revision.
 */
export async function getDayRevision(
  db: Db,
  {
    userId,
    types,
    day,
    settledAt = 0,
  }: { userId: UserId; types: readonly DataTypeId[]; day: Day; settledAt?: number },
): Promise<DayRevision | null> {
  const revised = await db.$queryRaw<{ type: DataTypeId; documentId: string }[]>`
    SELECT type, document_id AS "documentId" FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = ANY (${types}::text[]) AND day = ${day}::date
      AND deleted_at IS NULL AND revision > 1
    ORDER BY array_position(${types}::text[], type), starts_at, document_id`;
  const changed: {
    revision: Omit<DayRevision, "documents">;
    document: (typeof revised)[number];
  }[] = [];
  for (const document of revised) {
    const answer = await getVersions(db, { userId, ...document });
    const latest = answer?.versions.find(({ changes }, index) => {
      const before = answer.versions[index + 1];
      return changes.length > 0 && before !== undefined && Date.parse(before.readAt) >= settledAt;
    });
    if (latest === undefined) continue;
    const { readAt, changes } = latest;
    changed.push({ revision: { readAt, changes }, document });
  }
  const [first] = changed;
  if (first === undefined) return null;
  return { ...first.revision, documents: changed.map(({ document }) => document) };
}

/** Rows of one document, the oldest first, as versions that each know what they changed. */
function toVersions({
  type,
  rows,
}: {
  type: DataTypeId;
  rows: readonly VersionRow[];
}): DocumentVersion[] {
  const versions: DocumentVersion[] = [];
  for (const { revision, body, series, readAt, deletedAt } of rows) {
    const document = JSON.parse(body) as DocumentPayload;
    const heavy = series === null ? {} : (JSON.parse(series) as DocumentPayload);
    const figures = toFigures({ type, document: { ...document, ...heavy } });
    const before = versions.at(-1)?.figures;
    versions.push({
      revision,
      readAt: readAt.toISOString(),
      deletedAt: deletedAt?.toISOString() ?? null,
      figures,
      changes: before === undefined ? [] : toFigureChanges({ type, before, after: figures }),
      document,
    });
  }
  return versions;
}
