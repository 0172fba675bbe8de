import "server-only";
import { asSystem } from "../db/scope.ts";

/** A worker not heard of for this long is dead: three heartbeats missed. */
const deadSeconds = 30;

/** Says that these workers are alive. */
export async function beat(workerIds: readonly string[]): Promise<void> {
  await asSystem(
    "worker",
    (db) => db.$executeRaw`
      INSERT INTO worker_heartbeat (worker_id) SELECT unnest(${workerIds}::text[])
      ON CONFLICT (worker_id) DO UPDATE SET seen_at = now()`,
  );
}

/** Takes workers off the list, when they stop or are found dead. */
export async function deleteHeartbeats(workerIds: readonly string[]): Promise<void> {
  await asSystem("worker", (db) =>
    db.workerHeartbeat.deleteMany({ where: { workerId: { in: [...workerIds] } } }),
  );
}

/**
 * Of workers that hold jobs, those that are dead: with a stale heartbeat, or with none at all (killed
 * before their first).
 */
export async function listDeadWorkers(holders: readonly string[]): Promise<string[]> {
  const rows = await asSystem(
    "worker",
    (db) => db.$queryRaw<{ workerId: string }[]>`
      SELECT worker_id AS "workerId" FROM (
        SELECT worker_id FROM worker_heartbeat
        UNION SELECT unnest(${holders}::text[])
      ) known
      WHERE NOT EXISTS (SELECT FROM worker_heartbeat alive WHERE alive.worker_id = known.worker_id
        AND alive.seen_at > now() - ${deadSeconds} * interval '1 second')`,
  );
  return rows.map(({ workerId }) => workerId);
}
