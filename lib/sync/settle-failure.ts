import "server-only";
import { asSystem, type Db } from "../db/scope.ts";
import type { DataTypeId } from "../oura/registry.ts";
import type { UserId } from "../user-id.ts";
import { type SyncFailure, toSyncFailure } from "./failures.ts";
import { settleBackfill, settleSyncNow } from "./mutations.ts";

/** What is left to do once a failed read is on record. */
export type FailureOutcome =
  /** Nothing: trying again cannot help now. */
  | { kind: "settled"; failure: SyncFailure }
  /** The same job, later, without counting as an attempt. */
  | { kind: "later"; runAt: Date }
  /** The same job with the queue's backoff: the error is to be thrown on. */
  | { kind: "retry" };

/**
 * Puts a failed read on record, in words, where the person sees it: on the type, on the connection
 * when that is what failed, and on a backfill that cannot go on.
 */
export async function settleFailure({
  userId,
  type,
  error,
  isLastAttempt,
  isBackfill,
}: {
  userId: UserId;
  type: DataTypeId;
  error: unknown;
  isLastAttempt: boolean;
  /** Whether the type's backfill fails with its last attempt. */
  isBackfill: boolean;
}): Promise<FailureOutcome> {
  const failure = toSyncFailure({ error, now: Date.now() });
  if (failure.kind === "gone") return { kind: "settled", failure };
  if (failure.kind === "postponed") return { kind: "later", runAt: failure.until };
  const isFinal = failure.kind !== "transient" || isLastAttempt;
  await asSystem("worker", async (db) => {
    await db.$queryRaw`SELECT 1 FROM app_user WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
    await recordFailure(db, { userId, type, failure });
    if (isBackfill && isFinal) await failType(db, { userId, type, failure });
    await settleSyncNow(db, { userId });
  });
  return isFinal ? { kind: "settled", failure } : { kind: "retry" };
}

async function recordFailure(
  db: Db,
  { userId, type, failure }: { userId: UserId; type: DataTypeId; failure: SyncFailure },
): Promise<void> {
  const words = toWords(failure);
  await db.$executeRaw`
    UPDATE sync_state SET last_fetch_at = now(), last_error = ${words}
    WHERE user_id = ${userId}::uuid AND type = ${type}`;
  if (failure.kind === "not_granted") {
    await db.$executeRaw`
      UPDATE oura_connection SET denied_types = array_append(denied_types, ${type})
      WHERE user_id = ${userId}::uuid AND NOT ${type} = ANY (denied_types)`;
    await db.$executeRaw`
      UPDATE sync_state SET backfill = 'not_granted'
      WHERE user_id = ${userId}::uuid AND type = ${type}`;
    await settleBackfill(db, { userId });
  }
  if (failure.kind === "membership_ended") {
    await db.connection.updateMany({
      where: { userId, status: "active" },
      data: { status: "membership_ended", statusReason: words, statusChangedAt: new Date() },
    });
  }
  if (failure.kind === "membership_ended" || failure.kind === "disconnected") {
    await db.syncRun.updateMany({
      where: { userId, status: "running" },
      data: { status: "failed", error: words, finishedAt: new Date() },
    });
  }
}

/** Ends a type's backfill for now; "try again", and the daily re-read, take it up where it stopped. */
async function failType(
  db: Db,
  { userId, type, failure }: { userId: UserId; type: DataTypeId; failure: SyncFailure },
): Promise<void> {
  if (failure.kind !== "transient" && failure.kind !== "refused") return;
  await db.$executeRaw`
    UPDATE sync_state SET backfill = 'failed'
    WHERE user_id = ${userId}::uuid AND type = ${type} AND backfill IN ('pending', 'running')`;
  await settleBackfill(db, { userId });
}

/** A failure in words for the person. */
export function toWords(failure: SyncFailure): string | null {
  const words = {
    not_granted: "You have not given Ringboard access to this.",
    membership_ended:
      "Oura answers that the membership has ended, and gives out no data until it is renewed.",
    disconnected: "The connection to Oura must be renewed.",
    gone: null,
    postponed: null,
  } as const;
  return "words" in failure ? failure.words : words[failure.kind];
}
