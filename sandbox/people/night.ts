import { epochSeconds, phaseSeconds, stage, toHypnogram, toNapStages } from "./hypnogram.ts";
import type { NapPlan } from "./naps.ts";
import type { Persona } from "./persona.ts";
import { type Phases, spreadPhases, toMovement, toPhases } from "./phases.ts";
import type { DayPlan } from "./plan.ts";
import { toPulse } from "./pulse.ts";
import { Random } from "./random.ts";
import { SleepStretch, type Sums } from "./sleep-stretch.ts";

const stream = { stages: 21, nap: 22, movement: 23, pulse: 24 } as const;

/** The main sleep that ends on the plan's day, or null when the ring did not record it. */
export function toNight({
  persona,
  plan,
}: {
  persona: Persona;
  plan: DayPlan;
}): SleepStretch | null {
  if (!plan.nightRecorded) return null;
  const random = new Random(persona.seed, stream.stages, plan.day);
  const { fragmentation, latencySeconds } = plan;
  const seconds = (plan.batteryDied ?? plan.wake) - plan.bedStart;
  const whole = toHypnogram({
    random,
    seconds: plan.wake - plan.bedStart,
    latencySeconds,
    fragmentation,
    deepShare: plan.deepShare * (1 + 0.17 * random.normal()),
    remShare: plan.remShare * (1 + 0.15 * random.normal()),
  });
  const stages =
    plan.batteryDied === null ? whole : whole.slice(0, Math.ceil(seconds / epochSeconds));
  const phases = toPhases({ random, hypnogram: stages, seconds, latencySeconds, fragmentation });
  return new SleepStretch({
    start: plan.bedStart,
    seconds,
    stages,
    sums: toSums({ phases, latencySeconds }),
    drawPhases: () => spreadPhases(phases),
    drawMovement: () =>
      toMovement({ random: new Random(persona.seed, stream.movement, plan.day), phases }),
    drawPulse: () => {
      const { heartRate, hrv } = toPulse({
        random: new Random(persona.seed, stream.pulse, plan.day),
        level: plan,
        stages: whole,
      });
      return { heartRate: heartRate.slice(0, stages.length), hrv: hrv.slice(0, stages.length) };
    },
    batteryDied: plan.batteryDied !== null,
  });
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
  const random = new Random(persona.seed, stream.nap, plan.day, index);
  const { seconds } = nap;
  const stages = toNapStages({ random, seconds });
  const latencySeconds = stages[0] === stage.awake ? random.whole(4, 14) * 30 : 0;
  const phases = toPhases({
    random,
    hypnogram: stages,
    seconds,
    latencySeconds,
    fragmentation: 0.3,
  });
  const level = { ...plan, nadir: plan.nadir + 5, hrv: plan.hrv * 0.85, nadirAt: 0.6 };
  return new SleepStretch({
    start: nap.start,
    seconds,
    stages,
    sums: toSums({ phases, latencySeconds }),
    drawPhases: () => spreadPhases(phases),
    drawMovement: () =>
      toMovement({
        random: new Random(persona.seed, stream.movement, plan.day, index + 1),
        phases,
      }),
    drawPulse: () =>
      nap.measured
        ? toPulse({
            random: new Random(persona.seed, stream.pulse, plan.day, index + 1),
            level,
            stages,
          })
        : { heartRate: [], hrv: [] },
    batteryDied: false,
  });
}

/** Adds a sleep up by its stretches, without spreading it over its half minutes. */
function toSums({ phases, latencySeconds }: { phases: Phases; latencySeconds: number }): Sums {
  const counts = [0, 0, 0, 0, 0];
  let stirs = 0;
  for (let index = 0; index < phases.stages.length; index++) {
    const now = phases.stages[index] ?? 0;
    counts[now] = (counts[now] ?? 0) + (phases.lengths[index] ?? 0);
    stirs += phases.stirs[index] ?? 0;
  }
  const secondsOf = (now: number) => (counts[now] ?? 0) * phaseSeconds;
  return {
    deep: secondsOf(stage.deep),
    light: secondsOf(stage.light),
    rem: secondsOf(stage.rem),
    awake: secondsOf(stage.awake),
    latency: latencySeconds,
    stirs,
  };
}
