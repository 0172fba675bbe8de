import "server-only";
import type { Db } from "../../db/scope.ts";
import { deleteDocument, storeDocuments } from "../../documents/mutations.ts";
import { storeHeartRate } from "../../heart-rate/mutations.ts";
import { enqueue } from "../../jobs/queue.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { getBackfillState } from "../data.ts";
import { requireLiveConnection } from "../live-connection.ts";
import { settleBackfill, settleSyncNow, toBackfillJob } from "../mutations.ts";
import { type HistoryWindow, toNextWindow, toWindowAge } from "../plan.ts";
import { isReread, type RefreshDepth } from "../refresh-window.ts";
import type { WindowContents } from "./fetch-window.ts";

interface Subject {
  userId: UserId;
  type: DataTypeId;
}

/** What a read brought, once stored. */
interface Stored {
  documents: number;
  samples: number;
  /** Words about documents that could not be read, or null. */
  warning: string | null;
}

/** Stores a window's contents. Only what was new or different counts. */
async function storeContents(
  db: Db,
  { userId, type, contents, readAt }: Subject & { contents: WindowContents; readAt: Date },
): Promise<Stored> {
  if (contents.kind === "samples") {
    const { stored } = await storeHeartRate(db, { userId, rows: contents.samples });
    return { documents: 0, samples: stored, warning: null };
  }
  const { documents } = contents;
  const { changed, refused } = await storeDocuments(db, { userId, type, documents, readAt });
  if (refused.length > 0) console.warn(`${type}: documents refused`, refused.slice(0, 5));
  return { documents: changed, samples: 0, warning: toWarning(refused.length) };
}

/** What the person reads about documents that were left out; null for none. */
export function toWarning(refused: number): string | null {
  if (refused === 0) return null;
  return `${refused} ${refused === 1 ? "document" : "documents"} from Oura could not be read.`;
}

/**
 * Commits a window together with how far back the type is covered, and queues the next one; the last
 * window completes the type. Runs again after a kill as if nothing had happened.
 * @throws AppError `gone` when the ring was disconnected meanwhile.
 */
export async function commitWindow(
  db: Db,
  {
    userId,
    type,
    window,
    coveredFrom,
    contents,
    readAt,
    requests,
  }: Subject & {
    window: HistoryWindow;
    /** What the window was planned upon. */
    coveredFrom: Day | null;
    contents: WindowContents;
    /** When the read began, by the database's clock. */
    readAt: Date;
    requests: number;
  },
): Promise<void> {
  await requireLiveConnection(db, { userId });
  const stored = await storeContents(db, { userId, type, contents, readAt });
  const isNewest = coveredFrom === null;
  // Coverage grows only from where the window was planned: a backfill begun anew starts over.
  await db.$executeRaw`
    UPDATE sync_state SET
      covered_from = CASE WHEN covered_from IS NOT DISTINCT FROM ${coveredFrom}::date
        THEN ${window.firstDay}::date ELSE covered_from END,
      backfill = CASE WHEN backfill = 'pending' THEN 'running' ELSE backfill END,
      last_success_at = CASE WHEN ${isNewest} THEN now() ELSE last_success_at END,
      reread_at = CASE WHEN ${isNewest} THEN ${readAt}::timestamptz ELSE reread_at END,
      last_fetch_at = now(), last_error = ${stored.warning}
    WHERE user_id = ${userId}::uuid AND type = ${type}`;
  await countStored(db, { userId, type });
  const state = await getBackfillState(db, { userId, type });
  if (state === null) return;
  await db.syncRun.update({
    where: { id: state.runId },
    data: {
      documents: { increment: stored.documents },
      samples: { increment: stored.samples },
      requests: { increment: requests },
    },
  });
  if (state.state !== "running") return;
  const next = toNextWindow(state.history);
  if (next === null) await completeType(db, { userId, type });
  else await enqueueWindow(db, { userId, type, next, startDay: state.history.startDay });
}

async function enqueueWindow(
  db: Db,
  { userId, type, next, startDay }: Subject & { next: HistoryWindow; startDay: Day },
): Promise<void> {
  const age = toWindowAge({ lastDay: next.lastDay, startDay });
  await enqueue(db, [toBackfillJob({ userId, type, age })]);
}

/** Marks a type's history as wholly read, and with the last type the run. Call it under the account's lock. */
export async function completeType(db: Db, { userId, type }: Subject): Promise<void> {
  await db.$executeRaw`
    UPDATE sync_state SET backfill = 'complete', cover_until = covered_from
    WHERE user_id = ${userId}::uuid AND type = ${type} AND backfill IN ('pending', 'running')`;
  await settleBackfill(db, { userId });
}

/**
 * Commits a read of recent days, begun at `readAt` by the database's clock, with the documents that it
 * found deleted upstream. @throws AppError `gone` as {@link commitWindow}.
 */
export async function commitRefresh(
  db: Db,
  {
    userId,
    type,
    depth,
    contents,
    deletedIds,
    readAt,
    requests,
  }: Subject & {
    depth: RefreshDepth;
    contents: WindowContents;
    deletedIds: readonly string[];
    readAt: Date;
    requests: number;
  },
): Promise<void> {
  await requireLiveConnection(db, { userId });
  const stored = await storeContents(db, { userId, type, contents, readAt });
  for (const documentId of deletedIds) {
    await deleteDocument(db, { userId, type, documentId, readAt });
  }
  await db.$executeRaw`
    UPDATE sync_state SET last_success_at = now(), last_fetch_at = now(),
      reread_at = CASE WHEN ${isReread(depth)} THEN greatest(reread_at, ${readAt}::timestamptz)
        ELSE reread_at END,
      last_error = ${stored.warning}
    WHERE user_id = ${userId}::uuid AND type = ${type}`;
  await db.$executeRaw`
    UPDATE sync_run SET documents = documents + ${stored.documents},
      samples = samples + ${stored.samples}, requests = requests + ${requests}
    WHERE user_id = ${userId}::uuid AND kind = 'sync_now' AND status = 'running'`;
  await countStored(db, { userId, type });
  // A membership that had ended answers again: it was renewed.
  await db.connection.updateMany({
    where: { userId, status: "membership_ended" },
    data: { status: "active", statusReason: null, statusChangedAt: new Date() },
  });
  await settleSyncNow(db, { userId });
}

/** Writes how much of a type is stored, as the progress shows it. */
export async function countStored(db: Db, { userId, type }: Subject): Promise<void> {
  if (requireDataType(type).answer === "samples") {
    await db.$executeRaw`
      UPDATE sync_state SET documents = (SELECT coalesce(sum(count), 0)::int FROM heart_rate_day
        WHERE user_id = ${userId}::uuid)
      WHERE user_id = ${userId}::uuid AND type = ${type}`;
    return;
  }
  await db.$executeRaw`
    UPDATE sync_state SET documents = (SELECT count(*)::int FROM oura_document
      WHERE user_id = ${userId}::uuid AND type = ${type} AND deleted_at IS NULL)
    WHERE user_id = ${userId}::uuid AND type = ${type}`;
}
