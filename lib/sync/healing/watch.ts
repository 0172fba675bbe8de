import "server-only";
import { asSystem } from "../../db/scope.ts";
import { env } from "../../env.ts";
import { enqueue, jobPriority } from "../../jobs/queue.ts";
import { listLiveConnections } from "../live-connection.ts";
import { toRefreshJob } from "../mutations.ts";
import { spread } from "../spread.ts";
import { listQuietTypes } from "./data.ts";
import { noteAppAnswers } from "./mutations.ts";
import { isSilenceDue, toLongestSilence } from "./rhythm.ts";

/** Oura sends an event again for about an hour; a shorter absence of the webhook loses none. */
const longestAbsenceSeconds = 45 * 60;
/** Re-reads of everybody are spread over this time. */
const catchUpSeconds = 600;

/**
 * Looks whether the app answers and, when nobody has found it to for longer than Oura tries to send
 * an event, queues a re-read of every type for everybody: each goes back to its own last one.
 * A worker that was away itself cannot know better, and re-reads too.
 */
export async function watchApp(): Promise<void> {
  if (!(await isAppAnswering())) return;
  await asSystem("worker", async (db) => {
    const awaySeconds = await noteAppAnswers(db);
    if (awaySeconds === null || awaySeconds < longestAbsenceSeconds) return;
    const connections = await listLiveConnections(db, ["active", "membership_ended"]);
    const priority = jobPriority.poll;
    const jobs = connections.flatMap(({ userId, types }) =>
      types.map((type) => toRefreshJob({ userId, type, depth: "week", priority })),
    );
    await enqueue(db, spread({ jobs, seconds: catchUpSeconds, now: Date.now() }));
    console.warn(
      `no webhook for ${Math.round(awaySeconds / 60)} min: re-reading ${jobs.length} types`,
    );
  });
}

/** Queues a re-read of each type that has been silent for longer than it ever is, by its own rhythm. */
export async function watchSilence(): Promise<void> {
  await asSystem("worker", async (db) => {
    const now = Date.now();
    const silent = (await listQuietTypes(db)).filter(({ days, arrivedAt, rereadAt }) => {
      const longestMs = toLongestSilence(days);
      return longestMs !== null && isSilenceDue({ longestMs, arrivedAt, rereadAt, now });
    });
    const priority = jobPriority.poll;
    const jobs = silent.map(({ userId, type }) =>
      toRefreshJob({ userId, type, depth: "week", priority }),
    );
    await enqueue(db, spread({ jobs, seconds: catchUpSeconds, now }));
  });
}

/** Whether the app takes events at the address at which Oura reaches it. */
export async function isAppAnswering(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(2_000);
    const response = await fetch(`${env().APP_URL}/api/health/ready`, {
      signal,
      redirect: "manual",
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Not up, which is what was asked.
    return false;
  }
}
