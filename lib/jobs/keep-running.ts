import "server-only";
import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type RunnerOptions, run, type WorkerEvents } from "graphile-worker";
import type { Heartbeat } from "./heartbeat.ts";

/** A stop waits this long for running jobs; after that they are freed and run again elsewhere. */
const stopMs = 6_000;
/** A queue that fails so often in a row to look for a job will not find one again. */
const mostFailures = 10;
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
 * Resolves when the queue says its last words, or only fails any more: its own promise may then never
 * settle. A start that loses its connection in the wrong moment remembers the failure, and looks for jobs in
 * vain ever after.
 */
function untilBroken(events: WorkerEvents): Promise<void> {
  let failures = 0;
  return new Promise((resolve) => {
    events.on("pool:gracefulShutdown", () => resolve());
    events.on("worker:getJob:error", () => {
      failures += 1;
      if (failures >= mostFailures) resolve();
    });
    for (const success of ["worker:getJob:empty", "job:start"] as const) {
      events.on(success, () => {
        failures = 0;
      });
    }
  });
}
