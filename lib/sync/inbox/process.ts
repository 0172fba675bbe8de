import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { openOuraClient } from "../../connections/client.ts";
import { asSystem } from "../../db/scope.ts";
import { enqueue, jobPriority } from "../../jobs/queue.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import type { UserId } from "../../user-id.ts";
import { createBudgetedFetch } from "../budget/budgeted-fetch.ts";
import type { TypeJob } from "../history/backfill.ts";
import { toRefreshJob } from "../mutations.ts";
import { settleFailure, toWords } from "../settle-failure.ts";
import { getNextDue, listDueObjects, type PendingObject } from "./data.ts";
import { buryEvents, commitOutcomes, toEventJob } from "./mutations.ts";
import { mostSingles, readObjects } from "./read-objects.ts";
import { endWatch, keepWatch, watchSeconds } from "./watch.ts";

/** Time for the events of one moment to come in, so that they cost one read. */
const gatherMs = 150;
/** Events taken in one pass; the rest follow in the next. */
const mostEvents = 10_000;
/** A pass over this many objects is of a storm, of which a pass is worth the more the more it gathers. */
const stormObjects = 100;
/** Seconds until the next pass, by what the last held. No worker is held meanwhile. */
const pauseSeconds = { burst: 0.5, storm: 4 } as const;
/** Heart rate has no webhook; when one of these changes, the ring has just synced. */
const signsOfSync: ReadonlySet<DataTypeId> = new Set([
  "sleep",
  "daily_activity",
  "workout",
  "session",
]);
/** Time for the events of one sync to come in, so that they cost one read of heart rate. */
const settlingMs = 1_000;

/**
 * Applies the due events of one person's one type. What an event says is only that something changed:
 * the document is read again, so duplicates and disorder change nothing.
 *
 * While this job runs it watches the pair, and new events queue no other. It ends with none due, which
 * ends the watch, or after a pass over many objects, which are the start of more: then it queues itself
 * for a moment later and keeps the watch till then.
 * @throws what the queue should retry.
 */
export async function processEvents(job: TypeJob): Promise<void> {
  const { userId, type, isLastAttempt, signal } = job;
  try {
    await sleep(gatherMs, undefined, { signal });
    for (;;) {
      const objects = await takeObjects(job);
      if (objects.length === 0) break;
      const pause = toPauseSeconds(objects.length);
      const isChanged = await applyObjects({ job, objects });
      if (isChanged && signsOfSync.has(type)) await enqueueHeartRate({ userId, pause });
      if (pause === 0) continue;
      await enqueueNextPass({ job, pause });
      break;
    }
  } catch (error) {
    signal?.throwIfAborted();
    const outcome = await settleFailure({ userId, type, error, isLastAttempt, isBackfill: false });
    if (outcome.kind === "settled" && ["not_granted", "refused"].includes(outcome.failure.kind)) {
      await buryEvents({ userId, type, words: toWords(outcome.failure) ?? "" });
    }
    await asSystem("worker", async (db) => {
      await endWatch(db, { userId, type });
      if (outcome.kind !== "later") return;
      await enqueue(db, [{ ...toEventJob({ userId, type }), runAt: outcome.runAt }]);
    });
    if (outcome.kind === "retry") throw error;
  }
}

/**
 * What is due. When nothing is, the watch ends and what waits for a later try gets its job, in one
 * commit: an event stored afterwards finds no watch and queues a job of its own.
 */
async function takeObjects({ userId, type }: TypeJob): Promise<PendingObject[]> {
  return asSystem("worker", async (db) => {
    await keepWatch(db, { userId, type });
    const objects = await listDueObjects(db, { userId, type, limit: mostEvents });
    if (objects.length > 0) return objects;
    const runAt = await getNextDue(db, { userId, type });
    await endWatch(db, { userId, type });
    if (runAt !== null) await enqueue(db, [{ ...toEventJob({ userId, type }), runAt }]);
    return [];
  });
}

/** @returns whether any document came of it. */
async function applyObjects({
  job: { userId, type, signal },
  objects,
}: {
  job: TypeJob;
  objects: readonly PendingObject[];
}): Promise<boolean> {
  const { fetch } = createBudgetedFetch({ pace: "prompt", userId, signal });
  const client = openOuraClient({ userId, fetch });
  const outcomes = await readObjects({ reading: { client, userId, type }, objects });
  const readAt = objects[0]?.readAt ?? new Date(0);
  await commitOutcomes({ userId, type, outcomes, readAt });
  return outcomes.some(({ kind }) => kind === "store" || kind === "delete");
}

function toPauseSeconds(objects: number): number {
  if (objects <= mostSingles) return 0;
  return objects < stormObjects ? pauseSeconds.burst : pauseSeconds.storm;
}

/** The pair's next pass, without a worker that waits for it; until then it stays watched. */
async function enqueueNextPass({
  job: { userId, type },
  pause,
}: {
  job: TypeJob;
  pause: number;
}): Promise<void> {
  const runAt = new Date(Date.now() + pause * 1000);
  await asSystem("worker", async (db) => {
    await keepWatch(db, { userId, type, seconds: pause + watchSeconds });
    await enqueue(db, [{ ...toEventJob({ userId, type }), runAt }]);
  });
}

/** One read of heart rate once the last pass of a burst is over: a later call takes the place of this one. */
async function enqueueHeartRate({
  userId,
  pause,
}: {
  userId: UserId;
  pause: number;
}): Promise<void> {
  const runAt = new Date(Date.now() + settlingMs + pause * 1000);
  const priority = jobPriority.events;
  // Of another depth than the poll, whose job would otherwise take its place and its later time.
  const job = toRefreshJob({ userId, type: "heartrate", depth: "ring_synced", priority, runAt });
  await asSystem("worker", (db) => enqueue(db, [job]));
}
