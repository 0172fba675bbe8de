import { boutMet } from "./motion.ts";
import { toNap } from "./night.ts";
import type { Person } from "./person.ts";
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
  const random = new Random(person.seed, 81, day);
  const instants: number[] = [];
  const bpm: number[] = [];
  const sources: number[] = [];
  const add = (instant: number, value: number, from: number) => {
    instants.push(instant);
    bpm.push(Math.round(clamp(value, 34, 210)));
    sources.push(from);
    if (!random.chance(0.003)) return;
    instants.push(instant);
    bpm.push(Math.round(clamp(value + random.whole(-1, 1), 34, 210)));
    sources.push(from);
  };
  const night = person.night(day);
  for (const [index, value] of (night?.heartRate ?? []).entries()) {
    if (value !== null) add(plan.bedStart + index * 300, value, source.sleep);
  }
  if (!plan.dayRecorded) return { instants, bpm, sources };
  const naps = plan.naps.map((nap, index) => ({ nap, index }));
  const reserve = persona.maxHeartRate - plan.nadir - 12;
  const topMet = persona.vo2Max / 3.5;
  let at = plan.wake + 60 + random.whole(0, 239);
  let drifted = 0;
  while (at < next.bedStart) {
    const minute = Math.floor((at - motion.start) / 60);
    const block = Math.floor(minute / 5);
    const bout = motion.bouts.find(({ start, end }) => at >= start && at < end);
    const napping = naps.find(({ nap }) => at >= nap.start && at < nap.start + nap.seconds);
    const inWindow = minute >= 0 && minute < 1440;
    drifted = 0.6 * drifted + random.normal() * 2.2;
    const seen = !inWindow || motion.classes[block] !== 0;
    if (seen && napping !== undefined) {
      const { nap, index } = napping;
      const sleep = toNap({ persona, plan, nap, index });
      const value = sleep.heartRate[Math.floor((at - nap.start) / 300)] ?? null;
      if (value !== null) add(at, value, source.rest);
    } else if (seen && !random.chance(bout ? 0.16 : 0.05)) {
      const met = bout
        ? boutMet({ bout, minute: Math.floor((at - bout.start) / 60) })
        : inWindow
          ? meanMet({ tenths: motion.tenths, block })
          : 1.3;
      const effort = clamp((met - 1) / (topMet - 1), 0, 1);
      const value = plan.nadir + 13 + reserve * effort + drifted + plan.illness * 3;
      const calm = !bout && met < 1.2 && random.chance(0.4);
      add(at, value, bout ? source.workout : calm ? source.rest : source.awake);
    }
    at += 300;
  }
  return { instants, bpm, sources };
}

function meanMet({ tenths, block }: { tenths: Uint8Array; block: number }): number {
  let sum = 0;
  for (let minute = 0; minute < 5; minute++) sum += tenths[block * 5 + minute] ?? 12;
  return sum / 50;
}
