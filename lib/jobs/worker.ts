import "server-only";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { Logger, parseCronItems } from "graphile-worker";
import { closeDatabase } from "../db/client.ts";
import { openPool } from "../db/pool.ts";
import { asSystem } from "../db/scope.ts";
import { env, SettingsError } from "../env.ts";
import { isAppAnswering } from "../sync/healing/watch.ts";
import { cronItems } from "./crontab.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { keepRunning } from "./keep-running.ts";
import { enqueue, jobPriority } from "./queue.ts";
import { eventTasks, tasks } from "./tasks.ts";

/** Jobs at a time: of any kind, and beside them events alone, which wait for no history to be read. */
const concurrency = { any: 4, events: 2 } as const;
// Left to itself the heap grows to several times what lives in it: a backfill makes much garbage and
// keeps little. These are read at every collection, so they may be set while running.
setFlagsFromString("--heap-growing-percent=25");
setFlagsFromString("--semi-space-growth-factor=1");

/** How long the app may take to come up before subscriptions are tried regardless. */
const appSeconds = 120;

/** Jobs log their failures only: a line for each success would say nothing and cost much. */
const logger = new Logger(({ label, jobId, taskIdentifier }) => (level, message) => {
  if (level !== "error" && level !== "warning") return;
  const where = [label, taskIdentifier, jobId].filter(Boolean).join(" ");
  console.error(`${new Date().toISOString()} ${level} ${where}: ${message}`);
});

async function main(): Promise<void> {
  const settings = env();
  const pool = openPool({
    connectionString: settings.DATABASE_DIRECT_URL ?? settings.DATABASE_URL,
    max: concurrency.any + concurrency.events + 4,
    application_name: "ringboard worker",
  });
  const stopping = new AbortController();
  const { signal } = stopping;
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => stopping.abort());

  // The queue releases its listening connection twice when it stops as that connection breaks, and nobody
  // waits for the second. Such a rejection ends no process: what breaks a queue is seen by keepRunning.
  process.on("unhandledRejection", (error) => console.error("nobody waited for this:", error));

  const heartbeat = startHeartbeat({ pool });
  const common = {
    pgPool: pool,
    pollInterval: 1_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 2_000,
    logger,
    // Without batches a job whose end cannot be written would end the process instead of the queue.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  };
  const queues = [
    { taskList: tasks, parsedCronItems: parseCronItems(cronItems), concurrency: concurrency.any },
    { taskList: eventTasks, parsedCronItems: [], concurrency: concurrency.events },
  ];
  const runs = queues.map((queue) => {
    const running = Promise.withResolvers<void>();
    const options = { ...common, ...queue };
    const ended = keepRunning({ options, heartbeat, signal, onRunning: running.resolve });
    return { ended, running: Promise.race([running.promise, ended]) };
  });
  await Promise.all(runs.map(({ running }) => running));
  const subscribing = subscribeOnceAppAnswers(signal).catch((error: unknown) => {
    // The hourly task subscribes too, so the worker goes on without.
    console.error("subscribing at start failed", error);
  });
  if (!signal.aborted) console.log("worker ready");
  await Promise.all(runs.map(({ ended }) => ended));
  await subscribing;
  await heartbeat.stop();
  await closeDatabase();
  await Promise.race([pool.end(), sleep(1_000)]);
}

/** Oura verifies the callback when a subscription is made, so the app has to be there first. */
async function subscribeOnceAppAnswers(signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + appSeconds * 1000;
  while (!signal.aborted && Date.now() < deadline && !(await isAppAnswering())) await sleep(500);
  if (signal.aborted) return;
  await asSystem("worker", (db) =>
    enqueue(db, [
      {
        task: "ensure-subscriptions",
        payload: {},
        key: "ensure-subscriptions",
        priority: jobPriority.subscriptions,
        maxAttempts: 12,
      },
      { task: "watch-app", payload: {}, key: "watch-app", priority: jobPriority.subscriptions },
    ]),
  );
}

try {
  await main();
  process.exit(0);
} catch (error) {
  if (error instanceof SettingsError) for (const line of error.lines) console.error(line);
  else console.error("the worker could not go on", error);
  process.exit(1);
}
