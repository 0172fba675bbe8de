import "server-only";
import { openOuraClient } from "../../connections/client.ts";
import { getDatabaseTime } from "../../db/clock.ts";
import { asSystem } from "../../db/scope.ts";
import { enqueue, jobPriority } from "../../jobs/queue.ts";
import { createBudgetedFetch } from "../budget/budgeted-fetch.ts";
import { getNewestDay, listPresentIds } from "../data.ts";
import { toRefreshJob } from "../mutations.ts";
import { type RefreshDepth, toRefreshWindow } from "../refresh-window.ts";
import { settleFailure } from "../settle-failure.ts";
import { readAbsent } from "./absent.ts";
import type { TypeJob } from "./backfill.ts";
import { fetchRecent } from "./fetch-window.ts";
import { commitRefresh } from "./mutations.ts";

/**
 * Reads recent days of a type again, as far back as the depth and the last reads ask for, so that a
 * silence of any length leaves no hole; what is stored there and upstream no longer has is taken out.
 * @throws what the queue should retry.
 */
export async function refreshType({
  depth,
  ...job
}: TypeJob & { depth: RefreshDepth }): Promise<void> {
  const { userId, type, isLastAttempt, signal } = job;
  const known = await asSystem("worker", async (db) => ({
    state: await db.syncState.findUnique({
      where: { userId_type: { userId, type } },
      select: { backfill: true, lastSuccessAt: true, rereadAt: true },
    }),
    newestDay: await getNewestDay(db, { userId, type }),
    readAt: await getDatabaseTime(db),
  }));
  const { state, newestDay, readAt } = known;
  if (state === null || state.backfill === "not_granted") return;
  try {
    const { fetch, sent } = createBudgetedFetch({ pace: "prompt", userId, signal });
    const client = openOuraClient({ userId, fetch });
    const asked = toRefreshWindow({ depth, ...state, newestDay, now: Date.now() });
    const { window, contents } = await fetchRecent({ client, type, window: asked, newestDay });
    const present = await asSystem("worker", (db) =>
      listPresentIds(db, { userId, type, window, before: readAt }),
    );
    const absent = await readAbsent({ client, type, contents, present });
    const read = { depth, readAt, requests: sent(), ...absent };
    await asSystem("worker", (db) => commitRefresh(db, { userId, type, ...read }));
  } catch (error) {
    signal?.throwIfAborted();
    const outcome = await settleFailure({ userId, type, error, isLastAttempt, isBackfill: false });
    if (outcome.kind === "retry") throw error;
    if (outcome.kind === "later") {
      const { runAt } = outcome;
      const again = toRefreshJob({ userId, type, depth, priority: jobPriority.poll, runAt });
      await asSystem("worker", (db) => enqueue(db, [again]));
    }
  }
}
