import "server-only";
import type { ConnectionStatus } from "../connections/data.ts";
import { asUser, type Db } from "../db/scope.ts";
import { type DataTypeId, dataTypes, requireDataType } from "../oura/registry.ts";
import { addDays, type Day, toDay } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { type HistoryState, toHistoryKind } from "./plan.ts";
import { toDays } from "./progress.ts";
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

/** The newest day of a backfill: a day ahead, since zones east of UTC are in tomorrow already. */
function toStartDay(startedAt: Date): Day {
  return addDays({ day: toDay({ instant: startedAt, timeZone: "UTC" }), count: 1 });
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
    startDay: toStartDay(row.startedAt),
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
    const startDay = toStartDay(first?.startedAt ?? new Date(now));
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
    };
  });
}

async function readStates(db: Db, { userId }: { userId: UserId }): Promise<StateRow[]> {
  return db.$queryRaw`
    SELECT type, backfill AS state, covered_from::text AS "coveredFrom", documents,
      last_event_at AS "lastEventAt", last_fetch_at AS "lastFetchAt",
      last_success_at AS "lastSuccessAt", last_error AS "lastError"
    FROM sync_state WHERE user_id = ${userId}::uuid`;
}
