import { daySeconds } from "./calendar.ts";
import { boutMet, type Motion } from "./motion.ts";
import { toNap } from "./night.ts";
import { odditiesOf } from "./oddities.ts";
import type { Person } from "./person.ts";
import { traitsOn } from "./persona.ts";
import { clamp, Random } from "./random.ts";

/** Sources of a heart rate, in upstream's words. */
export const heartRateSources = ["sleep", "awake", "rest", "workout"] as const;

/** Heart rate of one day as columns: from bedtime of the night that ends on it to the next bedtime. */
export interface HeartRateDay {
  /** Instants in ascending order; a few come twice, as upstream's do. */
  instants: readonly number[];
  bpm: readonly number[];
  /** Indexes into {@link heartRateSources}. */
  sources: readonly number[];
}

const source = { sleep: 0, awake: 1, rest: 2, workout: 3 } as const;

/** Draws a day's heart rate; at night it repeats the sleep document's series to the beat. */
export function toHeartRateDay({ person, day }: { person: Person; day: number }): HeartRateDay {
  const { persona } = person;
  const plan = person.plan(day);
  const next = person.plan(day + 1);
  const motion = person.motion(day);
  const { maxHeartRate, vo2Max } = traitsOn({ persona, day });
  const { doubledInstants } = odditiesOf(persona);
  const random = new Random(person.seed, 81, day);
  const instants: number[] = [];
  const bpm: number[] = [];
  const sources: number[] = [];
  const add = (instant: number, value: number, from: number) => {
    instants.push(instant);
    bpm.push(Math.round(clamp(value, 34, 210)));
    sources.push(from);
    if (!random.chance(doubledInstants)) return;
    instants.push(instant);
    bpm.push(Math.round(clamp(value + random.whole(-1, 1), 34, 210)));
    sources.push(from);
  };
  const night = person.night(day);
  for (const [index, value] of (night?.heartRate ?? []).entries()) {
    if (value !== null) add(plan.bedStart + index * 300, value, source.sleep);
  }
  if (!plan.dayRecorded) return { instants, bpm, sources };
  const naps = plan.naps.map((nap, index) => {
    const { heartRate } = toNap({ persona, plan, nap, index });
    return { start: nap.start, end: nap.start + nap.seconds, heartRate };
  });
  const reserve = maxHeartRate - plan.nadir - 12;
  const topMet = vo2Max / 3.5;
  let at = plan.wake + 60 + random.whole(0, 239);
  let drifted = 0;
  while (at < next.bedStart) {
    const bout = motion.bouts.find(({ start, end }) => at >= start && at < end);
    const nap = naps.find(({ start, end }) => at >= start && at < end);
    const felt = metOf({ person, day, at });
    drifted = 0.6 * drifted + random.normal() * 2.2;
    if (nap !== undefined) {
      const value = nap.heartRate[Math.floor((at - nap.start) / 300)] ?? null;
      if (felt !== null && value !== null) add(at, value, source.rest);
    } else if (felt !== null && !random.chance(bout ? 0.16 : 0.05)) {
      const met = bout ? boutMet({ bout, minute: Math.floor((at - bout.start) / 60) }) : felt;
      const effort = clamp((met - 1) / (topMet - 1), 0, 1);
      const value = plan.nadir + 13 + reserve * effort + drifted + Math.min(1, plan.illness) * 3;
      const calm = !bout && met < 1.2 && random.chance(0.4);
      add(at, value, bout ? source.workout : calm ? source.rest : source.awake);
    }
    at += 300;
  }
  return { instants, bpm, sources };
}

/** Mean MET of the five minutes around an instant of a day that may begin and end in its neighbours' windows; null when the ring was off. */
function metOf({ person, day, at }: { person: Person; day: number; at: number }): number | null {
  const own = person.motion(day);
  const offset = at < own.start ? -1 : at >= own.start + daySeconds ? 1 : 0;
  const motion = offset === 0 ? own : person.motion(day + offset);
  // Where clocks changed, windows may leave an hour between them.
  if (at < motion.start || at >= motion.start + daySeconds) return 1.3;
  const block = Math.floor((at - motion.start) / 300);
  return motion.classes[block] === 0 ? null : meanMet({ motion, block });
}

function meanMet({ motion, block }: { motion: Motion; block: number }): number {
  let sum = 0;
  for (let minute = 0; minute < 5; minute++) sum += motion.tenths[block * 5 + minute] ?? 12;
  return sum / 50;
}
