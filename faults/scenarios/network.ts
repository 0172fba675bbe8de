import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { LinkFault, LinkFaultKind } from "../proxy/link-fault.ts";
import type { Finding } from "../report.ts";
import { runUnderLoad } from "../under-load.ts";
import type { World } from "../world.ts";

export type Link = keyof World["links"];
export const links: readonly Link[] = ["oura", "database"];

/** What each fault is in this suite: strong enough to break things, weak enough to let some through. */
export const networkFaults = {
  latency: { kind: "latency", ms: 150, jitterMs: 250 },
  bandwidth: { kind: "bandwidth", bytesPerSecond: 20_000 },
  slicing: { kind: "slicing", bytes: 40, everyMs: 1 },
  slow_close: { kind: "slow_close", ms: 3_000 },
  blackhole: { kind: "blackhole" },
  reset: { kind: "reset", chance: 0.2 },
  truncation: { kind: "truncation", leastBytes: 20, mostBytes: 1_500 },
  cut_request: { kind: "cut_request", leastBytes: 20, mostBytes: 600 },
  down: { kind: "down" },
  flapping: { kind: "flapping", upMs: 400, downMs: 300 },
} satisfies { [Kind in LinkFaultKind]: LinkFault & { kind: Kind } };

/** Lets one link misbehave in one way under load, heals it, and counts. */
export async function runNetworkFault({
  world,
  pool,
  link,
  kind,
  seconds,
}: {
  world: World;
  pool: Pool;
  link: Link;
  kind: LinkFaultKind;
  seconds: number;
}): Promise<Finding> {
  return runUnderLoad({
    world,
    pool,
    scenario: `${link}: ${kind}`,
    perSecond: 20,
    async happen() {
      await sleep(500);
      await world.links[link].set(networkFaults[kind]);
      await sleep(seconds * 1000);
      await world.links[link].set(null);
      return { figures: {}, violations: [] };
    },
  });
}
