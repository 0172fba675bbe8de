import "server-only";
import { asSystem, type Db } from "../db/scope.ts";
import { enqueue, type JobRequest, jobPriority } from "../jobs/queue.ts";
import { holdHealthData } from "../metrics/mutations.ts";
import { type DataTypeId, dataTypes } from "../oura/registry.ts";
import { isGranted } from "../oura/scopes.ts";
import type { UserId } from "../user-id.ts";
import type { RefreshDepth } from "./refresh-window.ts";
import type { SyncRequestResult } from "./schema.ts";

/** One window of one type, newest first; what it commits says which is next. */
export function toBackfillJob({
  userId,
  type,
  age,
  runAt,
}: {
  userId: UserId;
  type: DataTypeId;
  /** Quarters between the window and the present. */
  age: number;
  runAt?: Date;
}): JobRequest {
  return {
    task: "backfill",
    payload: { userId, type },
    key: `backfill:${userId}:${type}`,
    priority: jobPriority.backfill + age,
    maxAttempts: 8,
    ...(runAt === undefined ? {} : { runAt }),
  };
}

/**
 * A read of recent days of one type. Of two waiting of one depth the one asked for later is kept; a
 * frequent read of one day never takes the place of the daily one of a week.
 */
export function toRefreshJob({
  userId,
  type,
  depth,
  priority,
  runAt,
}: {
  userId: UserId;
  type: DataTypeId;
  depth: RefreshDepth;
  priority: number;
  runAt?: Date;
}): JobRequest {
  return {
    task: "refresh",
    payload: { userId, type, depth },
    key: `refresh:${userId}:${type}:${depth}`,
    priority,
    maxAttempts: 5,
    ...(runAt === undefined ? {} : { runAt }),
  };
}

interface Grant {
  scopes: string[];
  deniedTypes: string[];
}

/** The types that the connection's grant lets be read. */
export function toReadableTypes({ scopes, deniedTypes }: Grant): DataTypeId[] {
  return dataTypes.flatMap((type) =>
    isGranted({ type, granted: scopes }) && !deniedTypes.includes(type.id) ? [type.id] : [],
  );
}

/**
 * Begins to fetch a person's whole history, or goes on where an earlier attempt stopped: complete types
 * are only brought up to date. Called once a grant is committed, and by "try again".
 * Does nothing without an active connection.
 */
export async function beginBackfill(userId: UserId): Promise<void> {
  await asSystem("worker", async (db) => {
    await holdHealthData(db, { userId });
    await openBackfill(db, { userId });
  });
}

/** As {@link beginBackfill}, under the account's lock, so that a disconnection meanwhile leaves neither rows nor jobs behind. */
export async function openBackfill(db: Db, { userId }: { userId: UserId }): Promise<void> {
  const connection = await db.connection.findUnique({
    where: { userId },
    select: { status: true, scopes: true, deniedTypes: true },
  });
  if (connection?.status !== "active") return;
  const readable = toReadableTypes(connection);
  const all = dataTypes.map(({ id }) => id);
  // A complete type stays so; another goes on where it stopped, unless a week without a read, or a
  // time without the scope, has left a hole between what is covered and today.
  const open = await db.$queryRaw<{ type: DataTypeId; state: string; isCovered: boolean }[]>`
      INSERT INTO sync_state AS s (user_id, type, backfill)
      SELECT ${userId}::uuid, type,
        CASE WHEN type = ANY (${readable}::text[]) THEN 'pending' ELSE 'not_granted' END
      FROM unnest(${all}::text[]) AS type
      ON CONFLICT (user_id, type) DO UPDATE SET
        backfill = CASE WHEN excluded.backfill = 'not_granted' THEN 'not_granted'
          WHEN s.backfill = 'complete' THEN 'complete' ELSE 'pending' END,
        covered_from = CASE WHEN s.backfill = 'complete' THEN s.covered_from
          WHEN s.backfill = 'not_granted' OR s.last_success_at < now() - interval '7 days' THEN NULL
          ELSE s.covered_from END,
        last_error = NULL
      RETURNING type, backfill AS state, covered_from IS NOT NULL AS "isCovered"`;
  await db.$executeRaw`
      UPDATE sync_run SET status = 'cancelled', finished_at = now()
      WHERE user_id = ${userId}::uuid AND kind = 'backfill' AND status = 'running'`;
  await db.syncRun.create({ data: { userId, kind: "backfill" } });
  await settleBackfill(db, { userId });
  await enqueue(
    db,
    open.flatMap(({ type, state, isCovered }) => {
      const backfill = state === "pending" ? [toBackfillJob({ userId, type, age: 0 })] : [];
      if (state === "not_granted" || !isCovered) return backfill;
      // What lies between the days covered and today.
      const priority = jobPriority.backfill;
      return [...backfill, toRefreshJob({ userId, type, depth: "week", priority })];
    }),
  );
}

/** "Try again": goes on with a backfill that stopped. Leaves one that is under way alone. */
export async function requestHistory(userId: UserId): Promise<SyncRequestResult> {
  return asSystem("worker", async (db) => {
    await holdHealthData(db, { userId });
    const active = await db.connection.count({ where: { userId, status: "active" } });
    if (active === 0) return { state: "disconnected", retryAfterSeconds: 0 };
    const running = { userId, kind: "backfill", status: "running" };
    if ((await db.syncRun.count({ where: running })) === 0) await openBackfill(db, { userId });
    return { state: "started", retryAfterSeconds: 0 };
  });
}

/** Seconds between two "sync now" of one person. */
const syncNowSeconds = 60;

/**
 * Reads the last three days of every granted type again, at most once a minute for one person: the row
 * lock on the account settles two clicks at once.
 */
export async function requestSync(userId: UserId): Promise<SyncRequestResult> {
  return asSystem("worker", async (db) => {
    await holdHealthData(db, { userId });
    const connection = await db.connection.findUnique({
      where: { userId },
      select: { status: true, scopes: true, deniedTypes: true },
    });
    // An ended membership is worth asking for again: the answer tells whether it was renewed.
    if (connection === null || !["active", "membership_ended"].includes(connection.status)) {
      return { state: "disconnected", retryAfterSeconds: 0 };
    }
    const [recent] = await db.$queryRaw<{ age: number }[]>`
      SELECT extract(epoch FROM now() - started_at)::float8 AS age FROM sync_run
      WHERE user_id = ${userId}::uuid AND kind = 'sync_now'
        AND started_at > now() - ${syncNowSeconds} * interval '1 second'
      ORDER BY started_at DESC LIMIT 1`;
    if (recent !== undefined) {
      return { state: "recent", retryAfterSeconds: Math.ceil(syncNowSeconds - recent.age) };
    }
    await db.syncRun.create({ data: { userId, kind: "sync_now" } });
    const types = toReadableTypes(connection);
    // A renewed grant may cover less than the first one: what is not asked for would never be answered.
    await db.$executeRaw`
      UPDATE sync_state SET backfill = 'not_granted'
      WHERE user_id = ${userId}::uuid AND NOT type = ANY (${types}::text[])`;
    const priority = jobPriority.syncNow;
    await enqueue(
      db,
      types.map((type) => toRefreshJob({ userId, type, depth: "asked", priority })),
    );
    return { state: "started", retryAfterSeconds: syncNowSeconds };
  });
}

/** Ends the person's running backfill once no type is left to read. Call it under the account's lock. */
export async function settleBackfill(db: Db, { userId }: { userId: UserId }): Promise<void> {
  await db.$executeRaw`
    UPDATE sync_run SET finished_at = now(),
      status = CASE WHEN failed.labels IS NULL THEN 'complete' ELSE 'failed' END,
      error = 'Could not be read: ' || failed.labels
    FROM (SELECT string_agg(type, ', ' ORDER BY type) AS labels FROM sync_state
      WHERE user_id = ${userId}::uuid AND backfill = 'failed') failed
    WHERE user_id = ${userId}::uuid AND kind = 'backfill' AND status = 'running'
      AND NOT EXISTS (SELECT FROM sync_state WHERE user_id = ${userId}::uuid
        AND backfill IN ('pending', 'running'))`;
}

/** Ends running "sync now" runs whose every type has been read, or tried, since they began. */
export async function settleSyncNow(db: Db, { userId }: { userId: UserId }): Promise<void> {
  await db.$executeRaw`
    UPDATE sync_run r SET finished_at = now(), status = 'complete'
    WHERE r.user_id = ${userId}::uuid AND r.kind = 'sync_now' AND r.status = 'running'
      AND NOT EXISTS (SELECT FROM sync_state s WHERE s.user_id = ${userId}::uuid
        AND s.backfill <> 'not_granted'
        AND (s.last_fetch_at IS NULL OR s.last_fetch_at < r.started_at))`;
}
