import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Finding } from "../report.ts";
import { runUnderLoad } from "../under-load.ts";
import type { World } from "../world.ts";

/** Takes the database away for a while: nothing may be acknowledged, and all of it lands afterwards. */
export async function runOutage({
  world,
  pool,
  seconds,
}: {
  world: World;
  pool: Pool;
  seconds: number;
}): Promise<Finding> {
  const { appUrl, postgres } = world;
  return runUnderLoad({
    world,
    pool,
    scenario: `database away for ${seconds} s`,
    perSecond: 40,
    async happen({ sender }) {
      await sleep(2_000);
      await postgres.crash();
      const from = Date.now();
      await sleep((seconds * 1000) / 2);
      const health = await fetch(`${appUrl}/api/health/ready`);
      await health.body?.cancel();
      await sleep((seconds * 1000) / 2);
      const to = Date.now();
      await postgres.revive();
      const inside = sender.tries.filter(
        ({ startedAt, endedAt }) => startedAt > from && endedAt < to,
      );
      const acknowledged = inside.filter(({ status }) => status >= 200 && status < 300).length;
      const others = new Set(inside.map(({ status }) => status));
      others.delete(503);
      return {
        figures: { "tries while away": inside.length, "2xx while away": acknowledged },
        violations: [
          ...(inside.length === 0 ? ["nothing was tried while the database was away"] : []),
          ...(acknowledged > 0 ? [`${acknowledged} events were acknowledged without it`] : []),
          ...(others.size > 0 ? [`answers other than 503: ${[...others].join(", ")}`] : []),
          ...(health.status === 503 ? [] : [`health answered ${health.status}`]),
        ],
      };
    },
  });
}
