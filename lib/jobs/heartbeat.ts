import "server-only";
import type { Pool } from "pg";
import { beat, deleteHeartbeats, listDeadWorkers } from "./mutations.ts";

const beatMs = 10_000;

/** Holders younger than this may not have beaten yet. */
const graceSeconds = 30;

export interface Heartbeat {
  /** One more worker of this process lives. */
  add(workerId: string): void;
  /** These run no more jobs: as soon as the database answers they are off the list and their jobs free. */
  retire(workerIds: readonly string[]): void;
  /** Resolves when the last beat is over; takes the workers off the list and frees their jobs. */
  stop(): Promise<void>;
}

/**
 * Says every 10 s that this process's workers live, and frees the jobs of those that no longer do: the
 * queue itself would keep a killed worker's jobs locked for hours.
 * @param pool logged in as the owner of the queue's tables.
 */
export function startHeartbeat({ pool }: { pool: Pool }): Heartbeat {
  const alive = new Set<string>();
  const retired = new Set<string>();
  const tick = async (): Promise<void> => {
    try {
      const gone = [...retired];
      if (gone.length > 0) await takeOff({ pool, workerIds: gone });
      for (const workerId of gone) retired.delete(workerId);
      if (alive.size > 0) await beat([...alive]);
      await freeDeadWorkers(pool);
    } catch (error) {
      // The database may be away for a moment; the next beat tries again.
      console.error("heartbeat failed:", error instanceof Error ? error.message : error);
    }
  };
  let running: Promise<void> = Promise.resolve();
  let waiting = false;
  const beatSoon = (): void => {
    // One beat waits at most: while the database is silent they must not pile up.
    if (waiting) return;
    waiting = true;
    running = running.then(() => {
      waiting = false;
      return tick();
    });
  };
  const timer = setInterval(beatSoon, beatMs);
  return {
    add(workerId) {
      alive.add(workerId);
      beatSoon();
    },
    retire(workerIds) {
      for (const workerId of workerIds) {
        alive.delete(workerId);
        retired.add(workerId);
      }
      beatSoon();
    },
    async stop() {
      clearInterval(timer);
      await running;
      await takeOff({ pool, workerIds: [...alive, ...retired] });
    },
  };
}

async function takeOff({
  pool,
  workerIds,
}: {
  pool: Pool;
  workerIds: readonly string[];
}): Promise<void> {
  await unlock({ pool, workerIds });
  await deleteHeartbeats(workerIds);
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
  await takeOff({ pool, workerIds: dead });
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
