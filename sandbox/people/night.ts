import { epochSeconds, stage, toHypnogram, toNapStages } from "./hypnogram.ts";
import { personaSeed } from "./life.ts";
import type { Persona } from "./persona.ts";
import type { DayPlan, NapPlan } from "./plan.ts";
import { clamp, Random } from "./random.ts";

/** A recorded stretch of sleep with its series. */
export interface SleepStretch {
  start: number;
  seconds: number;
  /** One stage for each five minutes. */
  stages: Uint8Array;
  /** Movement from 1 to 4 for each 30 seconds. */
  movement: Uint8Array;
  /** Every five minutes; null where the ring saw no steady pulse; empty when nothing was measured. */
  heartRate: readonly (number | null)[];
  hrv: readonly (number | null)[];
  batteryDied: boolean;
}

/** The main sleep that ends on the plan's day, or null when the ring did not record it. */
export function toNight({
  persona,
  plan,
}: {
  persona: Persona;
  plan: DayPlan;
}): SleepStretch | null {
  if (!plan.nightRecorded) return null;
  const random = new Random(personaSeed(persona), 21, plan.day);
  const full = plan.wake - plan.bedStart;
  const seconds = (plan.batteryDied ?? plan.wake) - plan.bedStart;
  const whole = toHypnogram({
    random,
    seconds: full,
    latencySeconds: plan.latencySeconds,
    fragmentation: plan.fragmentation,
    deepShare: persona.deepShare * (1 - 0.4 * plan.illness) * (1 + 0.17 * random.normal()),
    remShare:
      persona.remShare *
      (1 + 0.15 * random.normal()) *
      (plan.eveningBefore.includes("alcohol") ? 0.72 : 1),
  });
  const stages = whole.slice(0, Math.ceil(seconds / epochSeconds));
  const pulse = toPulse({ random, plan, stages, epochs: whole.length });
  return {
    start: plan.bedStart,
    seconds,
    stages,
    movement: toMovement({ random, stages, seconds, fragmentation: plan.fragmentation }),
    ...pulse,
    batteryDied: plan.batteryDied !== null,
  };
}

/** A nap, or a rest that was taken for one. */
export function toNap({
  persona,
  plan,
  nap,
  index,
}: {
  persona: Persona;
  plan: DayPlan;
  nap: NapPlan;
  index: number;
}): SleepStretch {
  const random = new Random(personaSeed(persona), 22, plan.day, index);
  const stages = toNapStages({ random, seconds: nap.seconds });
  const calm = { ...plan, nadir: plan.nadir + 5, hrv: plan.hrv * 0.85 };
  const pulse = nap.measured
    ? toPulse({ random, plan: calm, stages, epochs: stages.length })
    : { heartRate: [], hrv: [] };
  return {
    start: nap.start,
    seconds: nap.seconds,
    stages,
    movement: toMovement({ random, stages, seconds: nap.seconds, fragmentation: 0.3 }),
    ...pulse,
    batteryDied: false,
  };
}

/**
 * Heart rate falls to its lowest point and rises a little before waking; HRV mirrors it and grows
 * over a good night. REM lifts the pulse, deep sleep steadies it.
 */
function toPulse({
  random,
  plan,
  stages,
  epochs,
}: {
  random: Random;
  plan: DayPlan;
  stages: Uint8Array;
  epochs: number;
}): { heartRate: (number | null)[]; hrv: (number | null)[] } {
  const heartRate: (number | null)[] = [];
  const hrv: (number | null)[] = [];
  const fall = 9 + random.next() * 4 + plan.illness * 3;
  let wander = 0;
  let unseen = 0;
  for (let index = 0; index < stages.length; index++) {
    const part = index / epochs;
    const distance =
      part < plan.nadirAt
        ? (plan.nadirAt - part) / plan.nadirAt
        : ((part - plan.nadirAt) / (1 - plan.nadirAt)) * 0.5;
    wander = 0.7 * wander + 0.75 * random.normal();
    const now = stages[index];
    const lift =
      now === stage.awake ? 5 : now === stage.rem ? 2.4 : now === stage.deep ? -0.4 : 0.4;
    const above = fall * distance ** 1.5 + lift + Math.abs(wander) * 0.9;
    const blind = now === stage.awake ? 0.28 : 0.066 + 0.02 * plan.fragmentation;
    const skip = unseen > 0 || random.chance(blind);
    if (unseen > 0) unseen--;
    else if (skip && random.chance(0.25)) unseen = random.whole(1, 2);
    const variability =
      plan.hrv * (1.16 - 0.034 * above) * (now === stage.rem ? 0.9 : 1) +
      random.normal() * plan.hrv * 0.09;
    heartRate.push(skip ? null : Math.round(clamp(plan.nadir + above, 32, 140)));
    hrv.push(skip ? null : Math.round(clamp(variability, 6, 220)));
  }
  if (heartRate.every((value) => value === null)) return { heartRate: [], hrv: [] };
  return { heartRate, hrv };
}

function toMovement({
  random,
  stages,
  seconds,
  fragmentation,
}: {
  random: Random;
  stages: Uint8Array;
  seconds: number;
  fragmentation: number;
}): Uint8Array {
  const movement = new Uint8Array(Math.ceil(seconds / 30));
  const restless = 0.03 + 0.09 * fragmentation;
  for (let index = 0; index < movement.length; index++) {
    const awake = stages[Math.floor(index / 10)] === stage.awake;
    const roll = random.next();
    if (awake) movement[index] = roll < 0.3 ? 1 : roll < 0.7 ? 2 : roll < 0.88 ? 3 : 4;
    else movement[index] = roll < restless * 0.35 ? 3 : roll < restless * 1.4 ? 2 : 1;
  }
  return movement;
}

/**
 * The same night after its owner moved bedtime later by some epochs: the series lose their head.
 * Never cuts more than a third of the night.
 */
export function trimNight({
  night,
  epochs,
}: {
  night: SleepStretch;
  epochs: number;
}): SleepStretch {
  const cut = Math.min(epochs, Math.floor(night.stages.length / 3));
  if (cut === 0) return night;
  return {
    ...night,
    start: night.start + cut * epochSeconds,
    seconds: night.seconds - cut * epochSeconds,
    stages: night.stages.slice(cut),
    movement: night.movement.slice(cut * (epochSeconds / 30)),
    heartRate: night.heartRate.slice(cut),
    hrv: night.hrv.slice(cut),
  };
}
