import "server-only";
import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { isDataTypeId } from "../oura/registry.ts";
import { watchApp, watchSilence } from "../sync/healing/watch.ts";
import { backfillWindow, type TypeJob } from "../sync/history/backfill.ts";
import { refreshType } from "../sync/history/refresh.ts";
import { processEvents } from "../sync/inbox/process.ts";
import { sweepEvents } from "../sync/inbox/sweep.ts";
import { isRefreshDepth } from "../sync/refresh-window.ts";
import { ensureSubscriptions } from "../sync/subscriptions/ensure.ts";
import { cleanUp, pollType, reconcileAll } from "../sync/upkeep.ts";
import { toUserId } from "../user-id.ts";
import type { TaskName } from "./queue.ts";

type Task = (payload: unknown, helpers: JobHelpers) => Promise<void>;

const typeJobSchema = z.object({
  userId: z.string().transform(toUserId),
  type: z.string().refine(isDataTypeId),
});
const refreshSchema = typeJobSchema.extend({ depth: z.string().refine(isRefreshDepth) });

function toTypeJob(payload: unknown, helpers: JobHelpers): TypeJob {
  const { job, abortSignal: signal } = helpers;
  const isLastAttempt = job.attempts >= job.max_attempts;
  return { ...typeJobSchema.parse(payload), isLastAttempt, signal };
}

/** What the worker does for each job, payloads checked. A thrown error is retried with backoff. */
export const tasks = {
  backfill: (payload, helpers) => backfillWindow(toTypeJob(payload, helpers)),
  refresh: (payload, helpers) => {
    const { depth } = refreshSchema.parse(payload);
    return refreshType({ ...toTypeJob(payload, helpers), depth });
  },
  "process-events": (payload, helpers) => processEvents(toTypeJob(payload, helpers)),
  "ensure-subscriptions": (_payload, { abortSignal }) =>
    ensureSubscriptions({ signal: abortSignal }),
  "poll-heart-rate": () => pollType({ type: "heartrate", seconds: 480 }),
  "poll-personal-info": () => pollType({ type: "personal_info", seconds: 3600 }),
  reconcile: () => reconcileAll(),
  "sweep-events": (_payload, helpers) =>
    sweepEvents({
      // The queue's tables belong to the login role, which the worker's own pool is.
      async listQueuedKeys(keys) {
        const { rows } = await helpers.query<{ key: string }>(
          `SELECT key FROM graphile_worker.jobs
           WHERE key = ANY ($1::text[]) AND attempts < max_attempts`,
          [[...keys]],
        );
        return new Set(rows.map(({ key }) => key));
      },
    }),
  "watch-app": () => watchApp(),
  "watch-silence": () => watchSilence(),
  "clean-up": async (_payload, helpers) => {
    await cleanUp();
    // What was replaced while it ran, and then failed, stays behind without a key: another does its work.
    await helpers.query(
      `SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs
         WHERE key IS NULL AND attempts >= max_attempts AND locked_at IS NULL))`,
    );
  },
} satisfies Record<TaskName, Task>;

/** What some workers do and nothing else, so that it waits for nothing else. */
export const eventTasks = { "process-events": tasks["process-events"] };
