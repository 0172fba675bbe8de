import { epochSeconds, stage, toHypnogram, toNapStages } from "./hypnogram.ts";
import type { NapPlan } from "./naps.ts";
import type { Persona } from "./persona.ts";
import { drawMovement, drawPhases, type PhaseSource, sumPhases } from "./phases.ts";
import type { DayPlan } from "./plan.ts";
import { type PulseLevel, toPulse } from "./pulse.ts";
import { Random } from "./random.ts";
import { type Pulse, type SleepSeries, SleepStretch } from "./sleep-stretch.ts";

const stream = { stages: 21, nap: 22, movement: 23, pulse: 24, phases: 25 } as const;

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
  const { bedStart: start, wake, fragmentation, latencySeconds } = plan;
  const seconds = (plan.batteryDied ?? wake) - start;
  const whole = toHypnogram({
    random,
    seconds: wake - start,
    latencySeconds,
    fragmentation,
    deepShare: plan.deepShare * (1 + 0.17 * random.normal()),
    remShare: plan.remShare * (1 + 0.15 * random.normal()),
  });
  const batteryDied = plan.batteryDied !== null;
  const stages = batteryDied ? whole.slice(0, Math.ceil(seconds / epochSeconds)) : whole;
  const series = new DrawnSeries({
    seed: persona.seed,
    place: plan.day,
    stages,
    whole,
    seconds,
    latencySeconds,
    fragmentation,
    level: plan,
  });
  return new SleepStretch({ start, seconds, stages, sums: series.sum(), batteryDied }, series);
}

/** Naps have streams of chance beside the night's: so many a day. */
const mostNaps = 64;

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
  const { seconds, start } = nap;
  const stages = toNapStages({ random, seconds });
  const latencySeconds = stages[0] === stage.awake ? random.whole(4, 14) * 30 : 0;
  const series = new DrawnSeries({
    seed: persona.seed,
    place: -(plan.day * mostNaps + index),
    stages,
    whole: stages,
    seconds,
    latencySeconds,
    fragmentation: 0.3,
    level: nap.measured
      ? {
          nadir: plan.nadir + 5,
          hrv: plan.hrv * 0.85,
          nadirAt: 0.6,
          fragmentation: 0.3,
          illness: plan.illness,
        }
      : null,
  });
  const facts = { start, seconds, stages, sums: series.sum(), batteryDied: false };
  return new SleepStretch(facts, series);
}

/** What the series of a sleep are drawn from. */
interface SeriesSource {
  seed: number;
  /** Tells the sleeps of one person apart. */
  place: number;
  /** The recorded epochs, and all that were slept. */
  stages: Uint8Array;
  whole: Uint8Array;
  seconds: number;
  latencySeconds: number;
  fragmentation: number;
  /** Null when no pulse was measured. */
  level: PulseLevel | null;
}

class DrawnSeries implements SleepSeries {
  readonly #source: SeriesSource;

  constructor(source: SeriesSource) {
    this.#source = source;
  }

  sum() {
    return sumPhases(this.#phases());
  }

  drawPhases(): Uint8Array {
    return drawPhases(this.#phases());
  }

  drawMovement(): Uint8Array {
    return drawMovement({ source: this.#phases(), random: this.#random(stream.movement) });
  }

  drawPulse(): Pulse {
    const { level, stages, whole } = this.#source;
    if (level === null) return { heartRate: [], hrv: [], finer: { lowest: 0, average: 0 } };
    const { heartRate, hrv, finer } = toPulse({
      random: this.#random(stream.pulse),
      level,
      stages: whole,
    });
    const recorded = stages.length;
    return { heartRate: heartRate.slice(0, recorded), hrv: hrv.slice(0, recorded), finer };
  }

  #phases(): PhaseSource {
    const { stages: hypnogram, seconds, latencySeconds, fragmentation } = this.#source;
    const random = this.#random(stream.phases);
    return { random, hypnogram, seconds, latencySeconds, fragmentation };
  }

  #random(of: number): Random {
    return new Random(this.#source.seed, of, this.#source.place);
  }
}
