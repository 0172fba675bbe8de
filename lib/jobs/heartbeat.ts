import "server-only";
import type { Pool } from "pg";
import { beat, deleteHeartbeats, listDeadWorkers } from "./mutations.ts";

const beatMs = 10_000;

/** Holders younger than this may not have beaten yet. */
const graceSeconds = 30;

export interface Heartbeat {
  /** Resolves when the last beat is over; takes the workers off the list and frees their jobs. */
  stop(): Promise<void>;
}

/**
 * Says every 10 s that this process's workers live, and frees the jobs of those that no longer do: the
 * queue itself would keep a killed worker's jobs locked for hours.
 * @param pool logged in as the owner of the queue's tables.
 */
export function startHeartbeat({
  workerIds,
  pool,
}: {
  workerIds: readonly string[];
  pool: Pool;
}): Heartbeat {
  let running: Promise<void> = Promise.resolve();

  const tick = async (): Promise<void> => {
    try {
      await beat(workerIds);
      await freeDeadWorkers(pool);
    } catch (error) {
      // The database may be away for a moment; the next beat tries again.
      console.error("heartbeat failed", error);
    }
  };
  running = tick();
  const timer = setInterval(() => {
    running = running.then(tick);
  }, beatMs);

  return {
    async stop() {
      clearInterval(timer);
      await running;
      await unlock({ pool, workerIds });
      await deleteHeartbeats(workerIds);
    },
  };
}

/** Frees the jobs of dead workers, so that others run them. Safe to run in every process at once. */
async function freeDeadWorkers(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ holder: string }>(
    `SELECT DISTINCT locked_by AS holder FROM graphile_worker.jobs
     WHERE locked_by IS NOT NULL AND locked_at < now() - $1 * interval '1 second'`,
    [graceSeconds],
  );
  const dead = await listDeadWorkers(rows.map(({ holder }) => holder));
  if (dead.length === 0) return;
  console.warn(`freeing the jobs of ${dead.length} dead workers`);
  await unlock({ pool, workerIds: dead });
  await deleteHeartbeats(dead);
}

async function unlock({
  pool,
  workerIds,
}: {
  pool: Pool;
  workerIds: readonly string[];
}): Promise<void> {
  await pool.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [[...workerIds]]);
}
