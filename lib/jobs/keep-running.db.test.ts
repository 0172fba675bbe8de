import { setTimeout as sleep } from "node:timers/promises";
import { Logger } from "graphile-worker";
import type { Pool, PoolClient } from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openPool } from "../db/pool.ts";
import { env } from "../env.ts";
import { toSandboxEnvironment } from "../sync/testing/sandbox-process.ts";
import { type Heartbeat } from "./heartbeat.ts";
import { keepRunning } from "./keep-running.ts";

let pool: Pool;
let stopping: AbortController;
/** Statements that break their connection, each once. */
let breaking: RegExp[] = [];
let broken = 0;
/** Statements that find something and are carried out, but whose answer is lost, each once. */
let unanswered: RegExp[] = [];
const retired: string[] = [];

/** Frees the jobs of what broke off at once, as the worker's own heartbeat does within ten seconds. */
const heartbeat: Heartbeat = {
  add: () => {},
  retire(workerIds) {
    retired.push(...workerIds);
    void pool.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [[...workerIds]]);
  },
  stop: async () => {},
};

beforeEach(async () => {
  for (const [name, value] of Object.entries(toSandboxEnvironment("http://localhost:1"))) {
    vi.stubEnv(name, value);
  }
  vi.spyOn(console, "error").mockImplementation(() => {});
  stopping = new AbortController();
  retired.length = 0;
  broken = 0;
  pool = openPool({ connectionString: env().DATABASE_URL, max: 6 });
  pool.on("connect", breakSome);
});

afterEach(async () => {
  stopping.abort();
  await pool.query("DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'keep-running:%'");
  await pool.end();
  vi.restoreAllMocks();
});

function breakSome(client: PoolClient): void {
  const query = client.query.bind(client) as (...values: unknown[]) => unknown;
  const breakFirst = (...values: unknown[]): unknown => {
    const [statement] = values;
    const text = typeof statement === "string" ? statement : toText(statement);
    const found = breaking.findIndex((one) => one.test(text));
    if (found === -1 && unanswered.some((one) => one.test(text)))
      return loseAnswer(query(...values));
    if (found === -1) return query(...values);
    breaking.splice(found, 1);
    broken += 1;
    return Promise.reject(new Error("read ECONNRESET"));
  };
  Object.assign(client, { query: breakFirst });
}

async function loseAnswer(answer: unknown): Promise<unknown> {
  const { rowCount, ...rest } = (await answer) as { rowCount: number };
  if (rowCount === 0 || unanswered.length === 0) return { rowCount, ...rest };
  unanswered = [];
  broken += 1;
  throw new Error("read ECONNRESET");
}

function toText(statement: unknown): string {
  if (typeof statement !== "object" || statement === null || !("text" in statement)) return "";
  return String(statement.text);
}

/** Runs a queue of one task until the job of that key has run so many times. */
async function runUntil({ key, times }: { key: string; times: number }): Promise<void> {
  let runs = 0;
  const task = "keep-running-test";
  const ended = keepRunning({
    options: {
      pgPool: pool,
      taskList: { [task]: async () => void (runs += 1) },
      parsedCronItems: [],
      concurrency: 2,
      pollInterval: 100,
      noHandleSignals: true,
      logger: new Logger(() => () => {}),
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    heartbeat,
    signal: stopping.signal,
    onRunning: () => {},
  });
  await sleep(300);
  await pool.query("SELECT graphile_worker.add_job($1, '{}', job_key := $2)", [task, key]);
  await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(times), {
    timeout: 20_000,
    interval: 50,
  });
  await vi.waitFor(async () => {
    const { rowCount } = await pool.query("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [
      key,
    ]);
    expect(rowCount).toBe(0);
  }, 5_000);
  stopping.abort();
  await ended;
}

it("starts the queue anew when the end of a job cannot be written, and runs that job again", async () => {
  breaking = [/^delete from .*_private_jobs/s];
  await runUntil({ key: "keep-running:end", times: 2 });
  expect(broken).toBe(1);
  expect(retired).toHaveLength(1);
}, 40_000);

it("starts the queue anew when it has lost its connection as it began and finds no job ever after", async () => {
  breaking = [/^insert into .*_private_tasks/s];
  await runUntil({ key: "keep-running:start", times: 1 });
  expect(broken).toBe(1);
  expect(retired).toHaveLength(1);
}, 40_000);

it("runs a job that it was given in an answer that got lost", async () => {
  unanswered = [/^with j as/s];
  await runUntil({ key: "keep-running:answer", times: 1 });
  expect(broken).toBe(1);
  expect(retired).toHaveLength(1);
}, 40_000);
