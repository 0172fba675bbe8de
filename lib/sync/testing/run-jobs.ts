import { EventEmitter } from "node:events";
import { Logger, runOnce, type WorkerEvents } from "graphile-worker";
import { Pool } from "pg";
import { asSystem } from "../../db/scope.ts";
import { env } from "../../env.ts";
import { tasks } from "../../jobs/tasks.ts";

/** A worker that works off what waits and goes home, in the test's own process. */
export interface JobRunner {
  /**
   * Runs jobs until none is left; those of later are brought forward, as are events that wait for
   * their next try, but for the next attempts of failed jobs. Resolves with the failures' messages.
   */
  run(): Promise<string[]>;
  close(): Promise<void>;
}

const silent = new Logger(() => () => {});

/**
 * Takes jobs of the database that the settings name, which is this test's alone: connections and jobs
 * that earlier tests left there are dropped first.
 */
export async function openJobRunner(): Promise<JobRunner> {
  const pool = new Pool({ connectionString: env().DATABASE_URL, max: 8 });
  // A lost connection fails the job that uses it, which is seen there.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  await asSystem("maintenance", (db) => db.connection.deleteMany());
  await pool.query("DELETE FROM graphile_worker._private_jobs");
  return {
    async run() {
      const failures: string[] = [];
      const events: WorkerEvents = new EventEmitter();
      events.on("job:error", ({ job, error }) => {
        failures.push(`${job.task_identifier}: ${String(error)}`);
      });
      for (let due = 1; due > 0; ) {
        await asSystem(
          "maintenance",
          (db) => db.$executeRaw`UPDATE webhook_event SET due_at = now()
            WHERE status = 'pending' AND due_at > now()`,
        );
        await pool.query(
          "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now() AND attempts = 0",
        );
        await runOnce({ pgPool: pool, taskList: tasks, concurrency: 4, events, logger: silent });
        const { rows } = await pool.query<{ due: number }>(
          "SELECT count(*)::int AS due FROM graphile_worker._private_jobs WHERE attempts = 0",
        );
        due = rows[0]?.due ?? 0;
      }
      return failures;
    },
    close: () => pool.end(),
  };
}
