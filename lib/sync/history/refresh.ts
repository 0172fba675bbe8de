import "server-only";
import { openOuraClient } from "../../connections/client.ts";
import { getDatabaseTime } from "../../db/clock.ts";
import { asSystem } from "../../db/scope.ts";
import { enqueue, jobPriority } from "../../jobs/queue.ts";
import { addDays, type Day, toDay } from "../../time/day.ts";
import { createBudgetedFetch } from "../budget/budgeted-fetch.ts";
import { toNewestDay, toRefreshJob } from "../mutations.ts";
import { settleFailure } from "../settle-failure.ts";
import type { TypeJob } from "./backfill.ts";
import { fetchWindow } from "./fetch-window.ts";
import { commitRefresh } from "./mutations.ts";

/** Documents are completed for a while after they first appear, so a re-read overlaps the last one. */
const overlapDays = 2;

/**
 * Reads the trailing `days` of a type again, or more when the last successful read is longer ago, so
 * that a silence of any length leaves no hole. @throws what the queue should retry.
 */
export async function refreshType({ days, ...job }: TypeJob & { days: number }): Promise<void> {
  const { userId, type, isLastAttempt, signal } = job;
  const { state, readAt } = await asSystem("worker", async (db) => ({
    state: await db.syncState.findUnique({
      where: { userId_type: { userId, type } },
      select: { backfill: true, lastSuccessAt: true },
    }),
    readAt: await getDatabaseTime(db),
  }));
  if (state === null || state.backfill === "not_granted") return;
  const window = toRefreshWindow({ days, lastSuccessAt: state.lastSuccessAt, now: Date.now() });
  try {
    const { fetch } = createBudgetedFetch({ pace: "prompt", signal });
    const contents = await fetchWindow({ client: openOuraClient({ userId, fetch }), type, window });
    await asSystem("worker", (db) => commitRefresh(db, { userId, type, contents, readAt }));
  } catch (error) {
    signal?.throwIfAborted();
    const outcome = await settleFailure({ userId, type, error, isLastAttempt, isBackfill: false });
    if (outcome.kind === "retry") throw error;
    if (outcome.kind === "later") {
      const { runAt } = outcome;
      const again = toRefreshJob({ userId, type, days, priority: jobPriority.poll, runAt });
      await asSystem("worker", (db) => enqueue(db, [again]));
    }
  }
}

/** From `days` before today, or from shortly before the last successful read, to tomorrow. */
export function toRefreshWindow({
  days,
  lastSuccessAt,
  now,
}: {
  days: number;
  lastSuccessAt: Date | null;
  now: number;
}): { firstDay: Day; lastDay: Day } {
  const lastDay = toNewestDay(now);
  const wanted = addDays({ day: lastDay, count: -days });
  if (lastSuccessAt === null) return { firstDay: wanted, lastDay };
  const read = toDay({ instant: lastSuccessAt, timeZone: "UTC" });
  const missed = addDays({ day: read, count: -overlapDays });
  return { firstDay: missed < wanted ? missed : wanted, lastDay };
}
