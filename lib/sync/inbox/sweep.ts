import "server-only";
import { asSystem } from "../../db/scope.ts";
import { enqueue } from "../../jobs/queue.ts";
import { toUserId } from "../../user-id.ts";
import { listStalePairs } from "./data.ts";
import { toEventJob } from "./mutations.ts";

/** Longer than a job needs to be picked up. */
const staleSeconds = 60;

/**
 * Queues a job for pending events that have none, as when it gave up on an outage, so that a committed
 * event is always applied. A pair with a waiting job is left alone, since that job keeps its time.
 */
export async function sweepEvents({
  listQueuedKeys,
}: {
  listQueuedKeys: (keys: readonly string[]) => Promise<ReadonlySet<string>>;
}): Promise<void> {
  const pairs = await asSystem("worker", (db) => listStalePairs(db, { seconds: staleSeconds }));
  const jobs = pairs.map(({ userId, type }) => toEventJob({ userId: toUserId(userId), type }));
  const queued = await listQueuedKeys(jobs.flatMap(({ key }) => key ?? []));
  const missing = jobs.filter(({ key }) => key !== undefined && !queued.has(key));
  await asSystem("worker", (db) => enqueue(db, missing));
}
