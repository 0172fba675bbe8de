import type { Pool } from "pg";
import type { Finding } from "./report.ts";
import { runKills, victims } from "./scenarios/kills.ts";
import { links, networkFaults, runNetworkFault } from "./scenarios/network.ts";
import { runOutage } from "./scenarios/outage.ts";
import type { World } from "./world.ts";

/** A way of breaking the product. */
export interface Scenario {
  name: string;
  run: () => Promise<Finding>;
}

/** All of them, in the order in which they run. The quick part has every kind, and less of each. */
export function listScenarios({
  world,
  pool,
  isQuick,
}: {
  world: World;
  pool: Pool;
  isQuick: boolean;
}): Scenario[] {
  const scenarios: Scenario[] = victims.map((victim) => ({
    name: `kill ${victim}`,
    run: () => runKills({ world, pool, victim, times: isQuick ? 2 : 10 }),
  }));
  const seconds = isQuick ? 6 : 30;
  scenarios.push({ name: "outage", run: () => runOutage({ world, pool, seconds }) });
  const kinds = Object.values(networkFaults).map(({ kind }) => kind);
  for (const link of links) {
    for (const kind of kinds) {
      if (isQuick && kind !== "blackhole" && kind !== "reset") continue;
      scenarios.push({
        name: `network ${link} ${kind}`,
        run: () => runNetworkFault({ world, pool, link, kind, seconds: isQuick ? 4 : 8 }),
      });
    }
  }
  return scenarios;
}
