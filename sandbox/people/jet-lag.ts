import { zoneOn } from "./life.ts";
import type { Persona } from "./persona.ts";
import { clamp } from "./random.ts";
import { offsetAt } from "./zones.ts";

/**
 * Hours by which the body clock lags behind the clock on the wall (negative: runs ahead), over three days
 * after crossing time zones, never more than about nine. To the east people fall asleep late, to the west early.
 */
export function jetLagOn({ persona, day }: { persona: Persona; day: number }): number {
  if (persona.trips.length === 0) return 0;
  const instant = day * 86_400;
  const now = offsetAt({ zone: zoneOn({ persona, day }), instant });
  for (let ago = 1; ago <= 3; ago++) {
    const before = offsetAt({ zone: zoneOn({ persona, day: day - ago }), instant });
    const hours = (now - before) / 3600;
    if (Math.abs(hours) >= 2) return clamp(hours, -8, 8) * (1.25 - 0.3 * ago);
  }
  return 0;
}
