import { effectOn } from "./effects.ts";
import { jetLagOn } from "./jet-lag.ts";
import { doingsOn, zoneOn } from "./life.ts";
import { type Persona, traitsOn } from "./persona.ts";
import { clamp, Random } from "./random.ts";
import { type Timing, timingOn } from "./schedule.ts";
import { instantOf } from "./zones.ts";

const stream = 11;

/** When a person was in bed for the main sleep that ends on a day. */
export interface Bedtimes extends Pick<Timing, "byDay"> {
  /** Zone in which they get up. */
  zone: string;
  bedStart: number;
  wake: number;
}

/** Times in bed, as instants: the schedule, its scatter, the season, illness and what the evening did. */
export function bedtimesOn({ persona, day }: { persona: Persona; day: number }): Bedtimes {
  const zone = zoneOn({ persona, day });
  const { bed, wake, byDay } = timingOn({ persona, day });
  const scatter = traitsOn({ persona, day }).scatterMinutes * 60;
  const illness = Math.min(1, doingsOn({ persona, day }).illness);
  const random = new Random(persona.seed, stream, day);
  const season = Math.cos(((day - 15) / 365.25) * 2 * Math.PI);
  const later = effectOn({ persona, metric: "bedtime_start_offset", day });
  const lag = jetLagOn({ persona, day }) * 1000;
  const down = bed * 3600 + lag + random.normal() * scatter + later - illness * 2400;
  const up =
    wake * 3600 + lag * 0.7 + random.normal() * scatter * 0.8 + season * 420 + illness * 3000;
  const bedStart = Math.round(instantOf({ zone, day: day - 1, seconds: Math.round(down) }));
  const natural = instantOf({ zone, day, seconds: Math.round(up) }) - bedStart;
  const inBed = Math.round(clamp(natural, 3.5 * 3600, 10.8 * 3600) / 30) * 30;
  return { zone, bedStart, wake: bedStart + inBed, byDay };
}
