import { epochSeconds, phaseSeconds, phasesPerEpoch, stage } from "./hypnogram.ts";

/** Heart rate (bpm) and HRV (ms) every five minutes; null where the ring saw no steady pulse; empty when nothing was measured. */
export interface Pulse {
  heartRate: readonly (number | null)[];
  hrv: readonly (number | null)[];
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

/** What a sleep is made of; series that not everybody asks for are drawn when they are. */
export interface SleepSource {
  start: number;
  seconds: number;
  /** One stage for each five minutes. */
  stages: Uint8Array;
  sums: Sums;
  /** One stage for each half minute. */
  drawPhases: () => Uint8Array;
  drawMovement: () => Uint8Array;
  drawPulse: () => Pulse;
  batteryDied: boolean;
}

/** A recorded stretch of sleep with its series. */
export class SleepStretch {
  readonly start: number;
  readonly seconds: number;
  readonly stages: Uint8Array;
  readonly sums: Sums;
  readonly batteryDied: boolean;
  readonly #source: SleepSource;
  #pulse: Pulse | null = null;

  constructor(source: SleepSource) {
    this.start = source.start;
    this.seconds = source.seconds;
    this.stages = source.stages;
    this.sums = source.sums;
    this.batteryDied = source.batteryDied;
    this.#source = source;
  }

  get end(): number {
    return this.start + this.seconds;
  }

  get heartRate(): readonly (number | null)[] {
    return this.#drawn.heartRate;
  }

  get hrv(): readonly (number | null)[] {
    return this.#drawn.hrv;
  }

  /** The stage of every half minute, drawn anew at each call, as is the movement. */
  drawPhases(): Uint8Array {
    return this.#source.drawPhases();
  }

  /** Movement from 1 to 4 for each half minute. */
  drawMovement(): Uint8Array {
    return this.#source.drawMovement();
  }

  /** What is left of it without some epochs at its head and at its tail; never cuts more than a third at either. */
  cut({ head, tail }: { head: number; tail: number }): SleepStretch {
    const third = Math.floor(this.stages.length / 3);
    const first = Math.min(head, third);
    const last = Math.min(tail, third);
    if (first === 0 && last === 0) return this;
    const until = this.stages.length - last;
    const phases = this.drawPhases().slice(first * phasesPerEpoch, until * phasesPerEpoch);
    const movement = this.drawMovement().slice(first * phasesPerEpoch, until * phasesPerEpoch);
    return new SleepStretch({
      start: this.start + first * epochSeconds,
      seconds: last === 0 ? this.seconds - first * epochSeconds : (until - first) * epochSeconds,
      stages: this.stages.slice(first, until),
      sums: count({ phases, movement }),
      drawPhases: () => phases,
      drawMovement: () => movement,
      drawPulse: () => ({
        heartRate: this.heartRate.slice(first, until),
        hrv: this.hrv.slice(first, until),
      }),
      batteryDied: this.batteryDied,
    });
  }

  get #drawn(): Pulse {
    this.#pulse ??= this.#source.drawPulse();
    return this.#pulse;
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
