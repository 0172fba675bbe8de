import { daySeconds } from "./calendar.ts";
import { type Activity, type Persona, traitsOn } from "./persona.ts";
import type { DayPlan } from "./plan.ts";
import { clamp, mix, Random } from "./random.ts";
import { isWorking } from "./schedule.ts";
import { instantOf, offsetAt } from "./zones.ts";

/** A stretch of exercise on the clock. */
export interface Bout {
  activity: Activity;
  start: number;
  end: number;
  met: number;
  seed: number;
  hour: number;
}

/** What the ring felt of a day: 1,440 minutes from 04:00 local. */
export interface Motion {
  start: number;
  /** MET in tenths for each minute; 1 (0.1 MET) where the ring was not worn. */
  tenths: Uint8Array;
  /** Kind of each five minutes, 0 (not worn) to 5 (high), as upstream numbers them. */
  classes: Uint8Array;
  bouts: readonly Bout[];
  /** When the ring lay on its charger. */
  charging: readonly { from: number; until: number }[];
}

/** How likely a person is on their feet, by local hour. */
const bustle = [
  0.02, 0.02, 0.02, 0.02, 0.05, 0.12, 0.22, 0.3, 0.34, 0.22, 0.2, 0.24, 0.34, 0.28, 0.2, 0.2, 0.26,
  0.36, 0.38, 0.32, 0.24, 0.16, 0.1, 0.05,
] as const;

/** On their feet most of a shift, at any hour. */
const bustleAtWork = 0.36;

function bustleAt({
  persona,
  day,
  hour,
}: {
  persona: Persona;
  day: number;
  /** From the midnight that begins the day; beyond 24 on the next one. */
  hour: number;
}): number {
  return isWorking({ persona, day, hour }) ? bustleAtWork : (bustle[hour % 24] ?? 0.1);
}

/** The exercise of a day on the clock; bouts that would run into bed are left out. */
function toBouts({ plan, nextBed }: { plan: DayPlan; nextBed: number }): readonly Bout[] {
  let free = plan.wake + 600;
  const bouts: Bout[] = [];
  for (const exercise of plan.exercises) {
    const planned = instantOf({ zone: plan.zone, day: plan.day, seconds: exercise.start });
    const start = Math.max(planned, free);
    const end = start + exercise.minutes * 60;
    if (end > nextBed - 3600) continue;
    const { activity, hour } = exercise.training;
    bouts.push({ activity, start, end, met: exercise.met, seed: exercise.seed, hour });
    free = end + 1200;
  }
  return bouts;
}

/** MET of one minute of a bout: warming up, steady, with a little wander. */
export function boutMet({ bout, minute }: { bout: Bout; minute: number }): number {
  const warm = Math.min(1, 0.55 + minute * 0.09);
  const wander = (mix(bout.seed, minute) / 4294967296 - 0.5) * 0.16;
  return Math.round(bout.met * warm * (1 + wander) * 10) / 10;
}

/** Draws a day's movement; `next` is the plan of the following day, whose night begins in this one. */
export function toMotion({
  persona,
  plan,
  next,
}: {
  persona: Persona;
  plan: DayPlan;
  next: DayPlan;
}): Motion {
  const start = instantOf({ zone: plan.zone, day: plan.day, seconds: 4 * 3600 });
  const random = new Random(persona.seed, 31, plan.day);
  const tenths = new Uint8Array(1440);
  const classes = new Uint8Array(288);
  const offset = offsetAt({ zone: plan.zone, instant: start });
  const bouts = toBouts({ plan, nextBed: next.bedStart });
  const off = chargingOf({ random, plan, nextBed: next.bedStart, bouts });
  const { liveliness } = traitsOn({ persona, day: plan.day });
  const energy = liveliness * (1 - 0.65 * Math.min(1, plan.illness)) * random.between(0.75, 1.25);
  const midnight = plan.day * daySeconds;
  for (let block = 0; block < 288; block++) {
    const at = start + block * 300;
    const hour = Math.floor((at + offset - midnight) / 3600);
    const before = at >= plan.bedStart && at < plan.wake;
    const asleep = before || (at >= next.bedStart && at < next.wake);
    const unseen = asleep
      ? !(before ? plan.nightRecorded : next.nightRecorded)
      : off.some((gap) => at >= gap.from && at < gap.until);
    const napping = plan.naps.some((nap) => at >= nap.start && at < nap.start + nap.seconds);
    const level =
      asleep || napping
        ? 0
        : levelOf({ random, chance: bustleAt({ persona, day: plan.day, hour }) * energy });
    let sum = 0;
    for (let minute = 0; minute < 5; minute++) {
      const value = unseen ? 1 : tenthsOf({ random, level, asleep: asleep || napping });
      tenths[block * 5 + minute] = value;
      sum += value;
    }
    classes[block] = unseen ? 0 : classOf(sum / 50);
  }
  for (const bout of bouts) layBout({ bout, start, tenths, classes });
  return { start, tenths, classes, bouts, charging: plan.dayRecorded ? off : [] };
}

/** Writes a bout over the minutes of a day and classes its blocks again. */
function layBout({
  bout,
  start,
  tenths,
  classes,
}: {
  bout: Bout;
  start: number;
  tenths: Uint8Array;
  classes: Uint8Array;
}): void {
  const first = Math.floor((bout.start - start) / 60);
  const minutes = Math.round((bout.end - bout.start) / 60);
  for (let minute = 0; minute < minutes; minute++) {
    const at = first + minute;
    if (at >= 0 && at < 1440) tenths[at] = Math.round(boutMet({ bout, minute }) * 10);
  }
  const last = Math.min(287, Math.floor((first + minutes) / 5));
  for (let block = Math.max(0, Math.floor(first / 5)); block <= last; block++) {
    let sum = 0;
    for (let minute = 0; minute < 5; minute++) sum += tenths[block * 5 + minute] ?? 0;
    classes[block] = classOf(sum / 50);
  }
}

/** When the ring lay on its charger, or the whole day when it was left at home. */
function chargingOf({
  random,
  plan,
  nextBed,
  bouts,
}: {
  random: Random;
  plan: DayPlan;
  nextBed: number;
  bouts: readonly Bout[];
}): readonly { from: number; until: number }[] {
  if (!plan.dayRecorded) return [{ from: plan.wake + 900, until: nextBed - 600 }];
  if (!random.chance(0.55)) return [];
  const from = plan.wake + random.between(0.1, 0.85) * (nextBed - plan.wake);
  const until = Math.min(nextBed, from + random.between(1500, 5400));
  return bouts.some((bout) => bout.start < until && bout.end > from) ? [] : [{ from, until }];
}

function levelOf({ random, chance }: { random: Random; chance: number }): 1 | 2 | 3 {
  const roll = random.next();
  if (roll < chance * 0.2) return 3;
  return roll < chance * 1.5 ? 2 : 1;
}

function tenthsOf({
  random,
  level,
  asleep,
}: {
  random: Random;
  level: number;
  asleep: boolean;
}): number {
  const roll = random.next();
  if (asleep) return roll < 0.86 ? 9 : roll < 0.97 ? 10 : 11;
  if (level === 3) return 27 + Math.floor(roll * 14);
  if (level === 2) return 15 + Math.floor(roll * 11);
  return 11 + Math.floor(roll * 4);
}

/** 1 rest, 2 inactive, 3 low, 4 medium, 5 high, by mean MET of five minutes. */
function classOf(met: number): number {
  if (met < 1.05) return 1;
  if (met < 1.5) return 2;
  if (met < 3) return 3;
  return met < 6 ? 4 : 5;
}

/** Steps of one minute at a MET; some exercise moves the body without a step. */
export function stepsOfMinute({
  tenths,
  activity,
}: {
  tenths: number;
  activity: Activity | null;
}): number {
  const met = tenths / 10;
  const cadence =
    met < 1.5 ? 0 : met < 2.6 ? 8 + (met - 1.5) * 16 : clamp(84 + (met - 2.6) * 13, 84, 172);
  return cadence * (activity === null ? 1 : striding[activity]);
}

const striding = {
  running: 1,
  walking: 1,
  cycling: 0.06,
  strength_training: 0.18,
  yoga: 0.05,
  swimming: 0.1,
} as const satisfies Record<Activity, number>;
