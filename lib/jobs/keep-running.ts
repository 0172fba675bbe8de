import "server-only";
import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type RunnerOptions, run, type WorkerEvents } from "graphile-worker";
import type { Heartbeat } from "./heartbeat.ts";

/** A stop waits this long for running jobs; after that they are freed and run again elsewhere. */
const stopMs = 6_000;
/** Between two starts, so that a database that is away is not besieged. */
const restartMs = 1_000;

/**
 * Runs jobs until it is told to stop. The queue itself gives up when the database is away as a job ends:
 * then its jobs are freed and it starts anew, again and again until the database is back.
 */
export async function keepRunning({
  options,
  heartbeat,
  signal,
  onRunning,
}: {
  options: Omit<RunnerOptions, "events">;
  heartbeat: Heartbeat;
  signal: AbortSignal;
  /** Called at the first start that succeeds. */
  onRunning: () => void;
}): Promise<void> {
  while (!signal.aborted) {
    const events: WorkerEvents = new EventEmitter();
    const workerIds: string[] = [];
    // The queue locks jobs in the name of the pool, whichever of its workers runs them.
    events.on("pool:create", ({ workerPool }) => {
      workerIds.push(workerPool.id);
      heartbeat.add(workerPool.id);
    });
    const broken = untilBroken(events);
    try {
      const runner = await run({ ...options, events });
      onRunning();
      const stopped = signal.aborted ? Promise.resolve() : once(signal, "abort");
      await Promise.race([stopped, broken, runner.promise]);
      await Promise.race([Promise.allSettled([runner.stop(), runner.promise]), sleep(stopMs)]);
    } catch (error) {
      console.error("the job queue broke off:", error instanceof Error ? error.message : error);
    }
    if (signal.aborted) return;
    console.error("the job queue starts anew");
    heartbeat.retire(workerIds);
    await sleep(restartMs);
  }
}

/**
 * Resolves when the queue says its last words, since its own promise may then never settle, and when it
 * failed to look for a job. Where the answer was lost a job may be locked that nobody runs, by a queue that
 * lives; and a start that loses its connection remembers the failure and looks in vain ever after.
 */
function untilBroken(events: WorkerEvents): Promise<void> {
  return new Promise((resolve) => {
    events.on("pool:gracefulShutdown", () => resolve());
    events.on("worker:getJob:error", () => resolve());
  });
}
