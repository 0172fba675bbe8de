import { epochSeconds, phaseSeconds, phasesPerEpoch, stage } from "./hypnogram.ts";

/** Heart rate (bpm) and HRV (ms) every five minutes; null where the ring saw no steady pulse; empty when nothing was measured. */
export interface Pulse {
  heartRate: readonly (number | null)[];
  hrv: readonly (number | null)[];
  /**
   * What half minutes tell beside five minutes, in bpm: upstream takes a sleep's lowest and average heart
   * rate from those, so that its lowest lies lower by so much and its average is off by so much.
   */
  finer: { lowest: number; average: number };
}

/** What the half minutes of a sleep add up to. */
export interface Sums {
  /** Seconds of each stage. */
  deep: number;
  light: number;
  rem: number;
  awake: number;
  /** Seconds until sleep. */
  latency: number;
  /** Stretches in which the sleeper did not lie still. */
  stirs: number;
}

/** Series of a sleep that not everybody asks for, drawn anew at each call. */
export interface SleepSeries {
  /** The stage of every half minute. */
  drawPhases: () => Uint8Array;
  /** Movement from 1 to 4 for each half minute. */
  drawMovement: () => Uint8Array;
  drawPulse: () => Pulse;
}

/** What is known of a sleep at once. */
interface SleepFacts {
  start: number;
  seconds: number;
  /** One stage for each five minutes. */
  stages: Uint8Array;
  sums: Sums;
  batteryDied: boolean;
}

/** A recorded stretch of sleep with its series. */
export class SleepStretch implements SleepFacts {
  readonly start: number;
  readonly seconds: number;
  readonly stages: Uint8Array;
  readonly sums: Sums;
  readonly batteryDied: boolean;
  readonly series: SleepSeries;
  #pulse: Pulse | null = null;

  constructor({ start, seconds, stages, sums, batteryDied }: SleepFacts, series: SleepSeries) {
    this.start = start;
    this.seconds = seconds;
    this.stages = stages;
    this.sums = sums;
    this.batteryDied = batteryDied;
    this.series = series;
  }

  get end(): number {
    return this.start + this.seconds;
  }

  get heartRate(): readonly (number | null)[] {
    return this.#drawn().heartRate;
  }

  get hrv(): readonly (number | null)[] {
    return this.#drawn().hrv;
  }

  get finer(): Pulse["finer"] {
    return this.#drawn().finer;
  }

  #drawn(): Pulse {
    this.#pulse ??= this.series.drawPulse();
    return this.#pulse;
  }

  /** What is left of it without some epochs at its head and at its tail; never cuts more than a third at either. */
  cut({ head, tail }: { head: number; tail: number }): SleepStretch {
    const third = Math.floor(this.stages.length / 3);
    const first = Math.min(head, third);
    const last = Math.min(tail, third);
    if (first === 0 && last === 0) return this;
    const until = this.stages.length - last;
    const [from, to] = [first * phasesPerEpoch, until * phasesPerEpoch];
    const phases = this.series.drawPhases().slice(from, to);
    const movement = this.series.drawMovement().slice(from, to);
    const facts = {
      start: this.start + first * epochSeconds,
      seconds: last === 0 ? this.seconds - first * epochSeconds : (until - first) * epochSeconds,
      stages: this.stages.slice(first, until),
      sums: count({ phases, movement }),
      batteryDied: this.batteryDied,
    };
    return new SleepStretch(facts, {
      drawPhases: () => phases,
      drawMovement: () => movement,
      drawPulse: () => ({
        heartRate: this.heartRate.slice(first, until),
        hrv: this.hrv.slice(first, until),
        finer: this.finer,
      }),
    });
  }
}

function count({ phases, movement }: { phases: Uint8Array; movement: Uint8Array }): Sums {
  const of = (wanted: number) => phases.filter((phase) => phase === wanted).length * phaseSeconds;
  const stirs = movement.filter((now, index) => now >= 2 && (movement[index - 1] ?? 1) < 2);
  const asleepAt = phases.findIndex((phase) => phase !== stage.awake);
  return {
    deep: of(stage.deep),
    light: of(stage.light),
    rem: of(stage.rem),
    awake: of(stage.awake),
    latency: Math.max(0, asleepAt) * phaseSeconds,
    stirs: stirs.length,
  };
}
