import "server-only";
import { openOuraClient } from "../../connections/client.ts";
import { getDatabaseTime } from "../../db/clock.ts";
import { asSystem } from "../../db/scope.ts";
import { enqueue } from "../../jobs/queue.ts";
import { holdHealthData } from "../../metrics/mutations.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import type { UserId } from "../../user-id.ts";
import { createBudgetedFetch } from "../budget/budgeted-fetch.ts";
import { type BackfillState, getBackfillState } from "../data.ts";
import { toBackfillJob } from "../mutations.ts";
import { type HistoryWindow, toNextWindow } from "../plan.ts";
import { settleFailure } from "../settle-failure.ts";
import { fetchWindow } from "./fetch-window.ts";
import { commitWindow, completeType } from "./mutations.ts";

/** A job about one person's one type. */
export interface TypeJob {
  userId: UserId;
  type: DataTypeId;
  /** No further attempt follows this one. */
  isLastAttempt: boolean;
  /** Aborts when the worker stops. */
  signal?: AbortSignal | undefined;
}

/**
 * Fetches and commits the next window of a type's history; the commit queues the one after it.
 * Which window is next comes from what is stored, so this may run any number of times.
 * @throws what the queue should retry.
 */
export async function backfillWindow(job: TypeJob): Promise<void> {
  const { userId, type } = job;
  const { state, readAt } = await asSystem("worker", async (db) => ({
    state: await getBackfillState(db, { userId, type }),
    readAt: await getDatabaseTime(db),
  }));
  if (state === null || (state.state !== "pending" && state.state !== "running")) return;
  const window = toNextWindow(state.history);
  if (window === null) {
    await asSystem("worker", async (db) => {
      // Two types that end at once must each see the other's end, or neither ends the run.
      await holdHealthData(db, { userId });
      await completeType(db, { userId, type });
    });
    return;
  }
  try {
    await readWindow({ job, state, window, readAt });
  } catch (error) {
    job.signal?.throwIfAborted();
    const { isLastAttempt } = job;
    const outcome = await settleFailure({ userId, type, error, isLastAttempt, isBackfill: true });
    if (outcome.kind === "retry") throw error;
    if (outcome.kind === "later") {
      const again = toBackfillJob({ userId, type, age: 0, runAt: outcome.runAt });
      await asSystem("worker", (db) => enqueue(db, [again]));
    }
  }
}

async function readWindow({
  job: { userId, type, signal },
  state: {
    history: { coveredFrom },
  },
  window,
  readAt,
}: {
  job: TypeJob;
  state: BackfillState;
  window: HistoryWindow;
  readAt: Date;
}): Promise<void> {
  const budget = createBudgetedFetch({ pace: "background", userId, signal });
  const client = openOuraClient({ userId, fetch: budget.fetch });
  const contents = await fetchWindow({ client, type, window });
  const requests = budget.sent();
  await asSystem("worker", (db) =>
    commitWindow(db, { userId, type, window, coveredFrom, contents, readAt, requests }),
  );
}
