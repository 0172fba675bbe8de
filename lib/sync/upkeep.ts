import "server-only";
import { sha256 } from "../crypto.ts";
import { asSystem } from "../db/scope.ts";
import { enqueue, type JobRequest, jobPriority } from "../jobs/queue.ts";
import type { DataTypeId } from "../oura/registry.ts";
import { toUserId, type UserId } from "../user-id.ts";
import { listLiveConnections } from "./live-connection.ts";
import { beginBackfill, toReadableTypes, toRefreshJob } from "./mutations.ts";
import type { RefreshDepth } from "./refresh-window.ts";
import { spread } from "./spread.ts";

async function enqueueSpread({
  jobs,
  seconds,
}: {
  jobs: readonly JobRequest[];
  seconds: number;
}): Promise<void> {
  const spreadJobs = spread({ jobs, seconds, now: Date.now() });
  await asSystem("worker", (db) => enqueue(db, spreadJobs));
}

/** Queues a read of one type that has no webhook, for everybody who granted it. */
export async function pollType({
  type,
  seconds,
}: {
  type: DataTypeId;
  /** Time over which the reads are spread. */
  seconds: number;
}): Promise<void> {
  const connections = await asSystem("worker", (db) => listLiveConnections(db, ["active"]));
  const priority = jobPriority.poll;
  const jobs = connections
    .filter(({ types }) => types.includes(type))
    .map(({ userId }) => toRefreshJob({ userId, type, depth: "poll", priority }));
  await enqueueSpread({ jobs, seconds });
}

/** Every so many days a person's re-read goes back a quarter, and refused types are asked for again. */
const quarterEvery = 28;
const refusedEvery = 7;

/** Whether today is the person's own day among every so many, so that not everybody's is the same. */
function isOwnDay({ userId, every, now }: { userId: UserId; every: number; now: number }): boolean {
  const today = Math.floor(now / 86_400_000);
  const own = Number.parseInt(sha256(userId).slice(0, 8), 16);
  return (today + own) % every === 0;
}

/**
 * Queues a re-read of the trailing week of every type for everybody: what webhooks failed to bring
 * heals within a day. Backfills that failed, or have not ended within a day, are taken up again.
 */
export async function reconcileAll(): Promise<void> {
  const connections = await asSystem("worker", (db) =>
    listLiveConnections(db, ["active", "membership_ended"]),
  );
  const priority = jobPriority.reconcile;
  const jobs = connections.flatMap(({ userId, types }) => {
    const isQuarter = isOwnDay({ userId, every: quarterEvery, now: Date.now() });
    const depth: RefreshDepth = isQuarter ? "quarter" : "week";
    return types.map((type) => toRefreshJob({ userId, type, depth, priority }));
  });
  await enqueueSpread({ jobs, seconds: 3600 });
  const failed = await asSystem(
    "worker",
    (db) => db.$queryRaw<{ userId: string }[]>`
      SELECT DISTINCT s.user_id AS "userId" FROM sync_state s
      JOIN oura_connection c ON c.user_id = s.user_id AND c.status = 'active'
      LEFT JOIN sync_run r ON r.user_id = s.user_id AND r.kind = 'backfill' AND r.status = 'running'
        AND r.started_at > now() - interval '1 day'
      WHERE s.backfill IN ('failed', 'pending', 'running') AND r.id IS NULL`,
  );
  for (const { userId } of failed) await beginBackfill(toUserId(userId));
  await retryRefusedTypes();
}

/**
 * Asks again for types that were refused although their scope is granted: a refusal by mistake would
 * otherwise last until the person connects anew. Once a week, as each try may cost a refresh.
 */
async function retryRefusedTypes(): Promise<void> {
  const now = Date.now();
  const rows = await asSystem("worker", (db) =>
    db.connection.findMany({
      where: { status: "active", deniedTypes: { isEmpty: false } },
      select: { userId: true, scopes: true, deniedTypes: true },
    }),
  );
  for (const { userId: id, scopes, deniedTypes } of rows) {
    const userId = toUserId(id);
    const granted = toReadableTypes({ scopes, deniedTypes: [] });
    const isWorthwhile = granted.some((type) => deniedTypes.includes(type));
    if (!isWorthwhile || !isOwnDay({ userId, every: refusedEvery, now })) continue;
    await asSystem("worker", (db) =>
      db.connection.updateMany({ where: { userId, status: "active" }, data: { deniedTypes: [] } }),
    );
    await beginBackfill(userId);
  }
}

/** How long what has served its purpose is kept. */
const keptDays = { signInAttempts: 7, events: 14, runs: 90 } as const;

/** Deletes what is spent: ended sessions, expired authorizations, old attempts to sign in, applied events, old runs. */
export async function cleanUp(): Promise<void> {
  await asSystem("maintenance", async (db) => {
    const now = Date.now();
    const before = (days: number) => new Date(now - days * 86_400_000);
    await db.oauthTransaction.deleteMany({ where: { expiresAt: { lt: before(1) } } });
    await db.session.deleteMany({ where: { expiresAt: { lt: before(1) } } });
    await db.signInAttempt.deleteMany({
      where: { windowAt: { lt: before(keptDays.signInAttempts) } },
    });
    // Dead letters stay until somebody has looked at them; what nobody is left to apply does not.
    await db.webhookEvent.deleteMany({
      where: { status: { in: ["done", "unknown"] }, receivedAt: { lt: before(keptDays.events) } },
    });
    await db.$executeRaw`
      DELETE FROM webhook_event e WHERE e.status = 'pending'
        AND e.received_at < ${before(keptDays.events)}
        AND NOT EXISTS (SELECT FROM oura_connection c WHERE c.oura_user_id = e.oura_user_id)`;
    await db.syncRun.deleteMany({
      where: { kind: "sync_now", startedAt: { lt: before(keptDays.runs) } },
    });
  });
}
