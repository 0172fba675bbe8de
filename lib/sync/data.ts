import "server-only";
import { asUser, type Db } from "../db/scope.ts";
import { type DataTypeId, dataTypes, requireDataType } from "../oura/registry.ts";
import { addDays, type Day, toDay } from "../time/day.ts";
import type { UserId } from "../user-id.ts";
import { type HistoryState, toHistoryKind } from "./plan.ts";
import { toDays, toFraction, toSecondsLeft } from "./progress.ts";
import type {
  ConnectionStatus,
  RunProgress,
  SyncProgress,
  TypeProgress,
  TypeState,
} from "./schema.ts";

/** What a backfill job needs to know before it asks for anything. */
export interface BackfillState {
  runId: string;
  state: TypeState;
  history: HistoryState;
}

/** The newest day of a backfill: a day ahead, since zones east of UTC are in tomorrow already. */
export function toStartDay(startedAt: Date): Day {
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
  const kind = toHistoryKind(requireDataType(type));
  const history: HistoryState = {
    kind,
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

interface StateRow {
  type: string;
  state: TypeState;
  coveredFrom: Day | null;
  documents: number;
  lastEventAt: Date | null;
  lastFetchAt: Date | null;
  lastSuccessAt: Date | null;
  lastError: string | null;
}

interface RunRow {
  kind: RunProgress["kind"];
  status: RunProgress["status"];
  startedAt: Date;
  finishedAt: Date | null;
  documents: number;
  samples: number;
  requests: number;
  error: string | null;
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
    const rows = await db.$queryRaw<StateRow[]>`
      SELECT type, backfill AS state, covered_from::text AS "coveredFrom", documents,
        last_event_at AS "lastEventAt", last_fetch_at AS "lastFetchAt",
        last_success_at AS "lastSuccessAt", last_error AS "lastError"
      FROM sync_state WHERE user_id = ${userId}::uuid`;
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
    const historyDays = isWhole ? toDays({ from: first?.day ?? null, startDay }) : null;
    const types = toTypes({ rows, startDay, historyDays });
    const successes = rows.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []);
    return {
      connection: connection && {
        // Stored by this application alone, which writes these words and no others.
        status: connection.status as ConnectionStatus,
        reason: connection.statusReason,
      },
      run: run === undefined ? null : toRun({ run, types, historyDays, now }),
      types,
      lastSyncAt: successes.toSorted((a, b) => b.getTime() - a.getTime())[0]?.toISOString() ?? null,
    };
  });
}

function isUnsettledDocumentType({ type, state }: { type: string; state: TypeState }): boolean {
  const known = dataTypes.find(({ id }) => id === type);
  if (known === undefined || toHistoryKind(known) !== "documents") return false;
  return state === "pending" || state === "running";
}

function toTypes({
  rows,
  startDay,
  historyDays,
}: {
  rows: readonly StateRow[];
  startDay: Day;
  historyDays: number | null;
}): TypeProgress[] {
  const byType = new Map(rows.map((row) => [row.type, row]));
  return dataTypes.map((type) => {
    const row = byType.get(type.id);
    const kind = toHistoryKind(type);
    const covered = toDays({ from: row?.coveredFrom ?? null, startDay });
    const isDated = kind !== "whole";
    return {
      type: type.id,
      label: type.label,
      state: row?.state ?? "pending",
      documents: row?.documents ?? 0,
      // What lies before the first day was asked for too, but it is no history to have covered.
      daysCovered: isDated ? Math.min(covered, historyDays ?? covered) : 0,
      daysTotal: isDated ? historyDays : null,
      lastEventAt: row?.lastEventAt?.toISOString() ?? null,
      lastFetchAt: row?.lastFetchAt?.toISOString() ?? null,
      lastSuccessAt: row?.lastSuccessAt?.toISOString() ?? null,
      lastError: row?.lastError ?? null,
    };
  });
}

function toRun({
  run,
  types,
  historyDays,
  now,
}: {
  run: RunRow;
  types: readonly TypeProgress[];
  historyDays: number | null;
  now: number;
}): RunProgress {
  const { startedAt, finishedAt, ...figures } = run;
  const coverages = dataTypes.flatMap((type) => {
    const found = types.find((one) => one.type === type.id);
    return found === undefined ? [] : [{ kind: toHistoryKind(type), ...found }];
  });
  const isRunning = run.status === "running";
  const fraction = isRunning ? toFraction({ types: coverages, historyDays }) : 1;
  const elapsedSeconds = (now - startedAt.getTime()) / 1000;
  return {
    ...figures,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    fraction,
    etaSeconds: isRunning ? toSecondsLeft({ fraction, elapsedSeconds }) : null,
  };
}
