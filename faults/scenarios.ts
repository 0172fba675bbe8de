import type { Pool } from "pg";
import type { Finding } from "./report.ts";
import { runForged, runMalformed, runReplayed } from "./scenarios/hostile.ts";
import { runKills, victims } from "./scenarios/kills.ts";
import { links, networkFaults, runNetworkFault } from "./scenarios/network.ts";
import { runOutage } from "./scenarios/outage.ts";
import { runRefreshDeath, runRefreshRace } from "./scenarios/refresh-race.ts";
import type { World } from "./world.ts";

/** A way of breaking the product. */
export interface Scenario {
  name: string;
  run: () => Promise<Finding>;
}

/** Of the ten ways in which a link misbehaves, the one of the quick part: the one that breaks most. */
const quickKinds = { oura: "reset", database: "blackhole" } as const;

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
  const less = isQuick ? 10 : 1;
  const scenarios: Scenario[] = [
    {
      name: "refresh race",
      run: () => runRefreshRace({ world, processes: isQuick ? 2 : 4, callers: 200 }),
    },
    { name: "refresh death", run: () => runRefreshDeath({ world, callers: 20 }) },
    { name: "malformed", run: () => runMalformed({ world, count: isQuick ? 2_000 : 10_000 }) },
    { name: "forged", run: () => runForged({ world, count: 1_000 / less }) },
    { name: "replayed", run: () => runReplayed({ world, events: 100 / less, copies: 10 }) },
    ...victims.map((victim) => ({
      name: `kill ${victim}`,
      run: () => runKills({ world, pool, victim, times: isQuick ? 2 : 10 }),
    })),
  ];
  const seconds = isQuick ? 6 : 30;
  scenarios.push({ name: "outage", run: () => runOutage({ world, pool, seconds }) });
  const kinds = Object.values(networkFaults).map(({ kind }) => kind);
  for (const link of links) {
    for (const kind of kinds) {
      if (isQuick && quickKinds[link] !== kind) continue;
      scenarios.push({
        name: `network ${link} ${kind}`,
        run: () => runNetworkFault({ world, pool, link, kind, seconds: isQuick ? 4 : 8 }),
      });
    }
  }
  return scenarios;
}
