import "server-only";
import { asSystem } from "../db/scope.ts";

/** What anybody may know of the installation. */
export interface Health {
  status: "ok" | "unavailable";
  database: "ok" | "unreachable";
  /** `missing`: no worker has been heard of for half a minute; pages work, nothing is fetched. */
  worker: "ok" | "missing" | "unknown";
  /** Seconds since the last heartbeat of any worker. */
  workerAgeSeconds: number | null;
}

const missingSeconds = 30;
const patienceMs = 3_000;

/** Asks the database, and gives up on it after three seconds. */
export async function getHealth(): Promise<Health> {
  try {
    const age = await Promise.race([readWorkerAge(), expire()]);
    const isAlive = age !== null && age < missingSeconds;
    return {
      status: "ok",
      database: "ok",
      worker: isAlive ? "ok" : "missing",
      workerAgeSeconds: age === null ? null : Math.round(age),
    };
  } catch (error) {
    console.error("the database does not answer", error instanceof Error ? error.message : error);
    const database = "unreachable";
    return { status: "unavailable", database, worker: "unknown", workerAgeSeconds: null };
  }
}

async function readWorkerAge(): Promise<number | null> {
  const [row] = await asSystem(
    "health",
    (db) => db.$queryRaw<{ age: number | null }[]>`
      SELECT extract(epoch FROM now() - max(seen_at))::float8 AS age FROM worker_heartbeat`,
  );
  return row?.age ?? null;
}

function expire(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs).unref();
  });
}
