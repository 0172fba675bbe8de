import "server-only";
import type { ConnectionStatus } from "../connections/data.ts";
import { asUser, type Db } from "../db/scope.ts";
import { type DataTypeId, dataTypes, requireDataType } from "../oura/registry.ts";
import type { Day } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { againMs } from "./asked/limits.ts";
import type { PresentDocument } from "./history/absent.ts";
import { type HistoryState, type HistoryWindow, toHistoryKind } from "./plan.ts";
import { toDays } from "./progress.ts";
import { toNewestDay } from "./refresh-window.ts";
import type { SyncProgress, TypeState } from "./schema.ts";
import {
  isUnsettledDocumentType,
  type RunRow,
  type StateRow,
  toRunProgress,
  toTypeProgress,
} from "./to-progress.ts";

/** What a backfill job needs to know before it asks for anything. */
export interface BackfillState {
  runId: string;
  state: TypeState;
  history: HistoryState;
}

/** Where one type's backfill stands, or null when none was begun (or its data was erased). */
export async function getBackfillState(
  db: Db,
  { userId, type }: { userId: UserId; type: DataTypeId },
): Promise<BackfillState | null> {
  const [row] = await db.$queryRaw<
    { state: TypeState; coveredFrom: Day | null; runId: string; startedAt: Date }[]
  >`
    SELECT s.backfill AS state, s.covered_from::text AS "coveredFrom", r.id AS "runId",
      r.started_at AS "startedAt"
    FROM sync_state s JOIN LATERAL (
      SELECT id, started_at FROM sync_run
      WHERE user_id = s.user_id AND kind = 'backfill' ORDER BY started_at DESC LIMIT 1) r ON true
    WHERE s.user_id = ${userId}::uuid AND s.type = ${type}`;
  if (row === undefined) return null;
  const definition = requireDataType(type);
  const kind = toHistoryKind(definition);
  const history: HistoryState = {
    kind,
    isHeavy: definition.heavy.length > 0,
    startDay: toNewestDay(row.startedAt.getTime()),
    coveredFrom: row.coveredFrom,
    oldestDay: await getOldestDay(db, { userId, type }),
    historyStart: kind === "samples" ? await getSettledHistoryStart(db, { userId }) : undefined,
  };
  return { runId: row.runId, state: row.state, history };
}

async function getOldestDay(
  db: Db,
  { userId, type }: { userId: UserId; type: DataTypeId },
): Promise<Day | null> {
  const [row] =
    requireDataType(type).answer === "samples"
      ? await db.$queryRaw<{ day: Day | null }[]>`
          SELECT min(day)::text AS day FROM heart_rate_day WHERE user_id = ${userId}::uuid`
      : await db.$queryRaw<{ day: Day | null }[]>`
          SELECT min(day)::text AS day FROM oura_document
          WHERE user_id = ${userId}::uuid AND type = ${type}`;
  return row?.day ?? null;
}

/** The newest day stored of a type that lies not beyond tomorrow; null while there is none. */
export async function getNewestDay(
  db: Db,
  { userId, type }: { userId: UserId; type: DataTypeId },
): Promise<Day | null> {
  const [row] =
    requireDataType(type).answer === "samples"
      ? await db.$queryRaw<{ day: Day | null }[]>`
          SELECT max(day)::text AS day FROM heart_rate_day
          WHERE user_id = ${userId}::uuid AND day <= current_date + 1`
      : await db.$queryRaw<{ day: Day | null }[]>`
          SELECT max(day)::text AS day FROM oura_document
          WHERE user_id = ${userId}::uuid AND type = ${type} AND deleted_at IS NULL
            AND day <= current_date + 1`;
  return row?.day ?? null;
}

/**
 * Documents stored of a window's days, but for those that came in after the read of it had begun, the
 * newest first. Of a type that is read whole, all.
 */
export async function listPresentIds(
  db: Db,
  {
    userId,
    type,
    window: { firstDay, lastDay },
    before,
  }: { userId: UserId; type: DataTypeId; window: HistoryWindow; before: Date },
): Promise<PresentDocument[]> {
  const isWhole = requireDataType(type).window === "none";
  return db.$queryRaw`
    SELECT document_id AS "documentId", body->>'id' AS "ouraId" FROM oura_document
    WHERE user_id = ${userId}::uuid AND type = ${type} AND deleted_at IS NULL
      AND fetched_at <= ${before} AND (${isWhole} OR day BETWEEN ${firstDay}::date AND ${lastDay}::date)
    ORDER BY day DESC NULLS LAST, document_id`;
}

/** The first day of any document; undefined while a document type is still being read. */
async function getSettledHistoryStart(
  db: Db,
  { userId }: { userId: UserId },
): Promise<Day | null | undefined> {
  const documentTypes = dataTypes.flatMap((type) =>
    toHistoryKind(type) === "documents" ? [type.id] : [],
  );
  const [row] = await db.$queryRaw<{ settled: boolean; day: Day | null }[]>`
    SELECT
      NOT EXISTS (SELECT FROM sync_state WHERE user_id = ${userId}::uuid
        AND type = ANY (${documentTypes}::text[]) AND backfill IN ('pending', 'running')) AS settled,
      (SELECT min(day)::text FROM oura_document WHERE user_id = ${userId}::uuid) AS day`;
  return row?.settled ? row.day : undefined;
}

/**
 * Everything the progress page, the badge and the settings say of a person's sync, in the registry's
 * order of types; a type without a row has not been asked for yet.
 */
export async function getSyncProgress(
  userId: UserId,
  { now = Date.now() }: { now?: number } = {},
): Promise<SyncProgress> {
  return asUser(userId, async (db) => {
    const connection = await db.connection.findUnique({
      where: { userId },
      select: { status: true, statusReason: true },
    });
    const rows = await readStates(db, { userId });
    const [run] = await db.$queryRaw<RunRow[]>`
      SELECT kind, status, started_at AS "startedAt", finished_at AS "finishedAt", documents,
        samples, requests, error
      FROM sync_run WHERE user_id = ${userId}::uuid AND kind IN ('backfill', 'sync_now')
      ORDER BY (status = 'running' AND kind = 'backfill') DESC, started_at DESC LIMIT 1`;
    const [first] = await db.$queryRaw<{ day: Day | null; startedAt: Date | null }[]>`
      SELECT least((SELECT min(day) FROM oura_document WHERE user_id = ${userId}::uuid),
          (SELECT min(day) FROM heart_rate_day WHERE user_id = ${userId}::uuid))::text AS day,
        (SELECT max(started_at) FROM sync_run
          WHERE user_id = ${userId}::uuid AND kind = 'backfill') AS "startedAt"`;
    const startDay = toNewestDay(first?.startedAt?.getTime() ?? now);
    const isWhole = !rows.some(({ type, state }) => isUnsettledDocumentType({ type, state }));
    const knownDays = toDays({ from: first?.day ?? null, startDay });
    const historyDays = isWhole ? knownDays : null;
    const types = toTypeProgress({ rows, startDay, knownDays, historyDays });
    const read = rows.flatMap(({ lastSuccessAt, lastFetchAt, lastError }) =>
      lastError === null ? [lastSuccessAt, lastFetchAt] : [lastSuccessAt],
    );
    const newest = Math.max(0, ...read.map((at) => at?.getTime() ?? 0));
    return {
      connection: connection && {
        // Stored by this application alone, which writes these words and no others.
        status: connection.status as ConnectionStatus,
        reason: connection.statusReason,
      },
      run: run === undefined ? null : toRunProgress({ run, types, historyDays, now }),
      types,
      lastSyncAt: newest === 0 ? null : new Date(newest).toISOString(),
      againAt: toAgainAt({ startedAt: first?.startedAt ?? null, now }),
    };
  });
}

function toAgainAt({ startedAt, now }: { startedAt: Date | null; now: number }): string | null {
  const at = (startedAt?.getTime() ?? 0) + againMs;
  return at <= now ? null : new Date(at).toISOString();
}

async function readStates(db: Db, { userId }: { userId: UserId }): Promise<StateRow[]> {
  return db.$queryRaw`
    SELECT s.type, backfill AS state, covered_from::text AS "coveredFrom", documents,
      last_event_at AS "lastEventAt", last_fetch_at AS "lastFetchAt",
      last_success_at AS "lastSuccessAt", last_error AS "lastError", asked_at AS "askedAt",
      coalesce(e.waiting, 0) AS "waitingEvents", coalesce(e.dead, 0) AS "deadEvents"
    FROM sync_state s LEFT JOIN own_open_events() e ON e.type = s.type
    WHERE user_id = ${userId}::uuid`;
}
