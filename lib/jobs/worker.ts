import "server-only";
import { EventEmitter } from "node:events";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { Logger, parseCronItems, run, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import { closeDatabase } from "../db/client.ts";
import { asSystem } from "../db/scope.ts";
import { env, SettingsError } from "../env.ts";
import { isAppAnswering } from "../sync/healing/watch.ts";
import { cronItems } from "./crontab.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { enqueue, jobPriority } from "./queue.ts";
import { eventTasks, tasks } from "./tasks.ts";

/** Jobs at a time: of any kind, and beside them events alone, which wait for no history to be read. */
const concurrency = { any: 4, events: 2 } as const;
// Left to itself the heap grows to several times what lives in it: a backfill makes much garbage and
// keeps little. These are read at every collection, so they may be set while running.
setFlagsFromString("--heap-growing-percent=25");
setFlagsFromString("--semi-space-growth-factor=1");

/** A stop waits this long for running jobs; after that they are freed and run again elsewhere. */
const stopMs = 6_000;
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
  const pool = new Pool({
    connectionString: settings.DATABASE_URL,
    max: concurrency.any + concurrency.events + 4,
    application_name: "ringboard worker",
  });
  // Without listeners a connection that breaks, idle or in use, would end the process.
  const logLoss = (error: Error) => console.error("database connection lost", error.message);
  pool.on("error", logLoss);
  pool.on("connect", (client) => client.on("error", logLoss));

  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => stopping.abort());
  }

  // The queue locks jobs in the name of the pool, whichever of its workers runs them.
  const workerIds: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => workerIds.push(workerPool.id));

  const common = {
    pgPool: pool,
    pollInterval: 1_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 2_000,
    events,
    logger,
  };
  const parsedCronItems = parseCronItems(cronItems);
  const runners = [
    await run({ ...common, taskList: tasks, parsedCronItems, concurrency: concurrency.any }),
    await run({
      ...common,
      taskList: eventTasks,
      parsedCronItems: [],
      concurrency: concurrency.events,
    }),
  ];
  const heartbeat = startHeartbeat({ workerIds, pool });
  const subscribing = subscribeOnceAppAnswers(stopping.signal).catch((error: unknown) => {
    // The hourly task subscribes too, so the worker goes on without.
    console.error("subscribing at start failed", error);
  });
  console.log("worker ready");

  await Promise.race([stopped, ...runners.map(({ promise }) => promise)]);
  stopping.abort();
  await Promise.race([Promise.all(runners.map((runner) => runner.stop())), sleep(stopMs)]);
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
