import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { openOuraClient } from "../../connections/client.ts";
import { asSystem } from "../../db/scope.ts";
import { enqueue, jobPriority } from "../../jobs/queue.ts";
import type { OuraClient } from "../../oura/client.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import { addDays } from "../../time/day.ts";
import type { UserId } from "../../user-id.ts";
import { createBudgetedFetch } from "../budget/budgeted-fetch.ts";
import type { TypeJob } from "../history/backfill.ts";
import { fetchWindow } from "../history/fetch-window.ts";
import { toNewestDay, toRefreshJob } from "../mutations.ts";
import { settleFailure, toWords } from "../settle-failure.ts";
import { getNextDue, getOldestDayOf, listPendingObjects, type PendingObject } from "./data.ts";
import { buryEvents, commitOutcomes, type EventOutcome, toEventJob } from "./mutations.ts";
import {
  isDueForSingle,
  mostSingles,
  toDocumentsById,
  toFailed,
  toFound,
  toMissing,
} from "./outcomes.ts";

/** Objects taken in one pass; the rest follow in the next. */
const mostObjects = 500;
/** Reads by id in one pass over many objects. */
const mostLateSingles = 25;
const stormPauseMs = 250;
/** Heart rate has no webhook; when one of these changes, the ring has just synced. */
const signsOfSync: ReadonlySet<DataTypeId> = new Set([
  "sleep",
  "daily_activity",
  "workout",
  "session",
]);
/** Time for the events of one sync to come in, so that they cost one read of heart rate. */
const settlingMs = 1_000;
/** A document named by an event and not stored yet is of these last days, as a rule. */
const recentDays = 14;

/**
 * Applies the pending events of one person's one type until none is due. What an event says is only
 * that something changed: the document is read again, so duplicates and disorder change nothing.
 * @throws what the queue should retry.
 */
export async function processEvents(job: TypeJob): Promise<void> {
  const { userId, type, isLastAttempt, signal } = job;
  try {
    let hasApplied = false;
    for (;;) {
      const objects = await asSystem("worker", (db) =>
        listPendingObjects(db, { userId, type, limit: mostObjects }),
      );
      const [first] = objects;
      if (first === undefined) break;
      const outcomes = await readObjects({ job, objects });
      await commitOutcomes({ userId, type, outcomes, readAt: first.readAt });
      hasApplied = true;
      // A storm fills the inbox while a pass runs: letting it gather makes the next pass worth more.
      if (objects.length > mostSingles) await sleep(stormPauseMs, undefined, { signal });
    }
    if (hasApplied && signsOfSync.has(type)) await enqueueHeartRate(userId);
    await enqueueLater({ job, runAt: await asSystem("worker", (db) => getNextDue(db, job)) });
  } catch (error) {
    signal?.throwIfAborted();
    const outcome = await settleFailure({ userId, type, error, isLastAttempt, isBackfill: false });
    if (outcome.kind === "retry") throw error;
    if (outcome.kind === "later") await enqueueLater({ job, runAt: outcome.runAt });
    else if (outcome.failure.kind === "not_granted" || outcome.failure.kind === "refused") {
      const words = toWords(outcome.failure) ?? "";
      await buryEvents({ userId, type, words });
    }
  }
}

async function enqueueHeartRate(userId: UserId): Promise<void> {
  const runAt = new Date(Date.now() + settlingMs);
  const priority = jobPriority.events;
  // Other days than the poll, whose job would otherwise take its place and its later time.
  const job = toRefreshJob({ userId, type: "heartrate", days: 2, priority, runAt });
  await asSystem("worker", (db) => enqueue(db, [job]));
}

async function enqueueLater({
  job: { userId, type },
  runAt,
}: {
  job: TypeJob;
  runAt: Date | null;
}): Promise<void> {
  if (runAt === null) return;
  await asSystem("worker", (db) => enqueue(db, [{ ...toEventJob({ userId, type }), runAt }]));
}

async function readObjects({
  job: { userId, type, signal },
  objects,
}: {
  job: TypeJob;
  objects: readonly PendingObject[];
}): Promise<EventOutcome[]> {
  const deletions = objects
    .filter(({ isDeleted }) => isDeleted)
    .map(({ keys, objectId }): EventOutcome => ({ kind: "delete", keys, objectId }));
  const wanted = objects.filter(({ isDeleted }) => !isDeleted);
  if (wanted.length === 0) return deletions;
  const { fetch } = createBudgetedFetch({ pace: "prompt", signal });
  const client = openOuraClient({ userId, fetch });
  const job = { userId, type, isLastAttempt: false };
  const isFew = requireDataType(type).single && wanted.length <= mostSingles;
  const read = isFew
    ? await readSingles({ client, job, objects: wanted })
    : await readRange({ client, job, objects: wanted });
  return [...deletions, ...read];
}

async function readSingles({
  client,
  job: { type },
  objects,
}: {
  client: OuraClient;
  job: TypeJob;
  objects: readonly PendingObject[];
}): Promise<EventOutcome[]> {
  return Promise.all(
    objects.map(async (object) => {
      try {
        const document = await client.get({ type, documentId: object.objectId });
        return toFound({ object, document });
      } catch (error) {
        return toFailed({ object, error });
      }
    }),
  );
}

/** One read from the oldest document concerned to today; what it does not bring waits, then is asked for by id. */
async function readRange({
  client,
  job,
  objects,
}: {
  client: OuraClient;
  job: TypeJob;
  objects: readonly PendingObject[];
}): Promise<EventOutcome[]> {
  const { userId, type } = job;
  const ids = objects.map(({ objectId }) => objectId);
  const oldest = await asSystem("worker", (db) => getOldestDayOf(db, { userId, type, ids }));
  const lastDay = toNewestDay(Date.now());
  const recent = addDays({ day: lastDay, count: -recentDays });
  const firstDay = oldest !== null && oldest < recent ? oldest : recent;
  const contents = await fetchWindow({ client, type, window: { firstDay, lastDay } });
  const documents = contents.kind === "documents" ? contents.documents : [];
  const byId = toDocumentsById({ type, documents });
  const found = objects.flatMap((object) => {
    const document = byId.get(object.objectId);
    return document === undefined ? [] : [toFound({ object, document })];
  });
  const missing = objects.filter(({ objectId }) => !byId.has(objectId));
  const late = requireDataType(type).single
    ? missing.filter(isDueForSingle).slice(0, mostLateSingles)
    : [];
  const settled = await readSingles({ client, job, objects: late });
  const rest = missing.filter((object) => !late.includes(object));
  return [...found, ...settled, ...rest.map(toMissing)];
}
