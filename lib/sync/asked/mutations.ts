import "server-only";
import { asSystem, type Db } from "../../db/scope.ts";
import { enqueue, jobPriority } from "../../jobs/queue.ts";
import { holdHealthData } from "../../metrics/mutations.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import type { UserId } from "../../user-id.ts";
import { openBackfill, toReadableTypes, toRefreshJob } from "../mutations.ts";
import type { SyncRequestResult } from "../schema.ts";
import { againMs, rereadMs } from "./limits.ts";

/**
 * Reads the last three months of one type again, at most every ten minutes: the row lock on the account
 * settles two clicks at once.
 */
export async function requestReread({
  userId,
  type,
}: {
  userId: UserId;
  type: DataTypeId;
}): Promise<SyncRequestResult> {
  return asSystem("worker", async (db) => {
    await holdHealthData(db, { userId });
    // An ended membership is worth asking for again: the answer tells whether it was renewed.
    const types = await listAskableTypes(db, { userId, statuses: ["active", "membership_ended"] });
    if (types === null) return { state: "disconnected", retryAfterSeconds: 0 };
    if (!types.includes(type)) return { state: "not_granted", retryAfterSeconds: 0 };
    const [recent] = await db.$queryRaw<{ age: number }[]>`
      SELECT extract(epoch FROM now() - asked_at)::float8 AS age FROM sync_state
      WHERE user_id = ${userId}::uuid AND type = ${type}
        AND asked_at > now() - ${rereadMs / 1000} * interval '1 second'`;
    if (recent !== undefined) {
      return { state: "recent", retryAfterSeconds: Math.ceil(rereadMs / 1000 - recent.age) };
    }
    await db.$executeRaw`
      UPDATE sync_state SET asked_at = now() WHERE user_id = ${userId}::uuid AND type = ${type}`;
    const priority = jobPriority.syncNow;
    await enqueue(db, [toRefreshJob({ userId, type, depth: "quarter", priority })]);
    return { state: "started", retryAfterSeconds: rereadMs / 1000 };
  });
}

/** Fetches a person's whole history once more, at most once a day. What is stored stays and is compared. */
export async function requestBackfillAgain(userId: UserId): Promise<SyncRequestResult> {
  return asSystem("worker", async (db) => {
    await holdHealthData(db, { userId });
    const types = await listAskableTypes(db, { userId, statuses: ["active"] });
    if (types === null) return { state: "disconnected", retryAfterSeconds: 0 };
    const last = await db.syncRun.findFirst({
      where: { userId, kind: "backfill" },
      orderBy: { startedAt: "desc" },
      select: { status: true, startedAt: true },
    });
    if (last?.status === "running") return { state: "running", retryAfterSeconds: 0 };
    const waitMs = last === null ? 0 : last.startedAt.getTime() + againMs - Date.now();
    if (waitMs > 0) return { state: "recent", retryAfterSeconds: Math.ceil(waitMs / 1000) };
    await db.syncState.updateMany({
      where: { userId, type: { in: types } },
      data: { backfill: "pending", coveredFrom: null },
    });
    await openBackfill(db, { userId });
    return { state: "started", retryAfterSeconds: againMs / 1000 };
  });
}

/** What may be read of a connection of these statuses; null when it has another or there is none. */
async function listAskableTypes(
  db: Db,
  { userId, statuses }: { userId: UserId; statuses: readonly string[] },
): Promise<DataTypeId[] | null> {
  const connection = await db.connection.findUnique({
    where: { userId },
    select: { status: true, scopes: true, deniedTypes: true },
  });
  if (connection === null || !statuses.includes(connection.status)) return null;
  return toReadableTypes(connection);
}
