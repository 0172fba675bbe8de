import "server-only";
import type { Db } from "../db/scope.ts";

/** What the worker can be asked to do; `lib/jobs/tasks.ts` has one function for each. */
export type TaskName =
  | "backfill"
  | "refresh"
  | "process-events"
  | "ensure-subscriptions"
  | "poll-heart-rate"
  | "poll-personal-info"
  | "reconcile"
  | "sweep-events"
  | "watch-app"
  | "watch-silence"
  | "clean-up";

/** Lower runs first. Backfill adds the age of its window, so that everybody's newest days come first. */
export const jobPriority = {
  subscriptions: -20,
  syncNow: -10,
  events: 0,
  poll: 5,
  backfill: 10,
  reconcile: 100,
} as const;

/**
 * A job to add. Named queues are left out on purpose: fetching a job locks all of them for a moment, in
 * which other workers find nothing and sleep until the next poll.
 * Of two with one key only the later one is kept, unless the first is running.
 */
export interface JobRequest {
  task: TaskName;
  payload: Readonly<Record<string, unknown>>;
  key?: string;
  priority?: number;
  runAt?: Date;
  maxAttempts?: number;
}

/**
 * Adds jobs in the caller's transaction, which must be a system scope: they exist when it commits.
 * @returns how many were added or replaced.
 */
export async function enqueue(db: Db, jobs: readonly JobRequest[]): Promise<number> {
  if (jobs.length === 0) return 0;
  const [row] = await db.$queryRaw<{ added: number }[]>`
    SELECT enqueue_jobs(${JSON.stringify(jobs)}::jsonb) AS added`;
  return row?.added ?? 0;
}
