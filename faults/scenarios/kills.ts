import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Finding } from "../report.ts";
import { runUnderLoad } from "../under-load.ts";
import type { Mortal, World } from "../world.ts";

export const victims = ["app", "worker", "postgres"] as const;
type Victim = (typeof victims)[number];

const perSecond = 60;
/** A killed program is up again for so long before it is killed once more. */
const lifeMs = { least: 300, most: 3_500 };

/** Kills one kind of program again and again, at moments drawn from the seed, and starts it again. */
export async function runKills({
  world,
  pool,
  victim,
  times,
}: {
  world: World;
  pool: Pool;
  victim: Victim;
  times: number;
}): Promise<Finding> {
  const { random, signal } = world;
  return runUnderLoad({
    world,
    pool,
    scenario: `SIGKILL ${victim} × ${times}`,
    perSecond,
    async happen() {
      const watch = watchHeldJobs(pool);
      for (let kill = 0; kill < times; kill += 1) {
        signal.throwIfAborted();
        await sleep(random.between(lifeMs.least, lifeMs.most));
        if (victim === "worker") await watch.note();
        await strike({ world, pool, victim, kill });
      }
      if (victim !== "worker") return { figures: { kills: times }, violations: [] };
      const longest = await watch.finish({ seconds: 70, signal });
      return {
        figures: { kills: times, "jobs free after s": Math.round(longest * 10) / 10 },
        violations: longest < 60 ? [] : [`a dead worker held a job for ${Math.round(longest)} s`],
      };
    },
  });
}

async function strike({
  world: { apps, workers, postgres, random },
  pool,
  victim,
  kill,
}: {
  world: World;
  pool: Pool;
  victim: Victim;
  kill: number;
}): Promise<void> {
  if (victim === "postgres") {
    // In turns the whole server, as in a power cut, and one process of it, as when memory runs out.
    if (kill % 2 === 0) {
      await postgres.crash();
      await postgres.revive();
      return;
    }
    const { rows } = await pool.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY pid",
    );
    const [first, ...others] = rows;
    if (first !== undefined) postgres.crashBackend(random.pick([first, ...others]).pid);
    await untilAnswering(pool);
    return;
  }
  const all = victim === "app" ? apps : workers;
  const [first, ...others] = all;
  if (first === undefined) return;
  const mortal: Mortal = random.pick([first, ...others]);
  await mortal.kill();
  await mortal.start();
}

/** The server recovers by itself; who counts must not be caught by it. */
async function untilAnswering(pool: Pool): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      await pool.query("SELECT 1");
      return;
    } catch {
      // Connections break and are refused while it recovers.
      await sleep(100);
    }
  }
  throw new Error("the database did not recover in half a minute");
}

/** Follows the jobs that a worker held when it was killed, until somebody else may run them. */
function watchHeldJobs(pool: Pool) {
  const held = new Map<string, number>();
  let longest = 0;
  const look = async (): Promise<void> => {
    const names = [...held.keys()];
    const { rows } = await pool.query<{ name: string }>(
      `SELECT id || ' ' || locked_by AS name FROM graphile_worker.jobs
       WHERE id || ' ' || locked_by = ANY ($1::text[])`,
      [names],
    );
    const still = new Set(rows.map(({ name }) => name));
    for (const [name, since] of held) {
      longest = Math.max(longest, (Date.now() - since) / 1000);
      if (!still.has(name)) held.delete(name);
    }
  };
  return {
    /** To be called right before a kill. */
    async note(): Promise<void> {
      await look();
      const { rows } = await pool.query<{ name: string }>(
        `SELECT id || ' ' || locked_by AS name FROM graphile_worker.jobs WHERE locked_by IS NOT NULL`,
      );
      for (const { name } of rows) if (!held.has(name)) held.set(name, Date.now());
    },
    /** @returns seconds that the slowest was held for */
    async finish({ seconds, signal }: { seconds: number; signal: AbortSignal }): Promise<number> {
      const deadline = Date.now() + seconds * 1000;
      for (await look(); held.size > 0 && Date.now() < deadline; await look()) {
        signal.throwIfAborted();
        await sleep(500);
      }
      return longest;
    },
  };
}
