import { phaseSeconds, phasesPerEpoch, stage } from "./hypnogram.ts";
import type { Random } from "./random.ts";
import type { Sums } from "./sleep-stretch.ts";

/** What a sleep's half minutes are drawn from. */
export interface PhaseSource {
  /** A stream of its own: walking anew with the same one gives the same half minutes. */
  random: Random;
  hypnogram: Uint8Array;
  seconds: number;
  latencySeconds: number;
  fragmentation: number;
}

/** A stretch of one stage: half minutes, and periods of restlessness among them. */
type Visit = (now: number, length: number, stirs: number) => void;

/** How often each stage is stirred, by its number, against light sleep. */
const stirring: readonly number[] = [1, 0.4, 1, 1.1, 1];

/**
 * Refines a hypnogram to half minutes, from which durations are summed: stages change within two of them
 * of the epoch's edge, sleep begins at its latency, and short awakenings break the light sleep. Stretches
 * are told in order and kept nowhere: most nights are summed up and never drawn.
 */
function walk({
  random,
  hypnogram,
  seconds,
  latencySeconds,
  fragmentation,
  visit,
}: PhaseSource & { visit: Visit }): void {
  const rate = 0.1 + 0.16 * fragmentation;
  const emit = (now: number, length: number) => {
    if (length <= 0) return;
    const wanted = now === stage.awake ? length * 0.26 : length * rate * (stirring[now] ?? 1);
    visit(now, length, Math.min(length >> 1, Math.floor(wanted + random.next())));
  };
  const total = Math.ceil(seconds / phaseSeconds);
  const onset = Math.round(latencySeconds / phaseSeconds);
  emit(stage.awake, onset);
  let from = onset;
  for (let epoch = 0; epoch < hypnogram.length; ) {
    const now = hypnogram[epoch] ?? stage.light;
    const isFirst = epoch === 0;
    while (epoch < hypnogram.length && hypnogram[epoch] === now) epoch++;
    const isLast = epoch === hypnogram.length;
    const edge = epoch * phasesPerEpoch + random.whole(-2, 2);
    const until = isLast ? total : Math.min(total, edge);
    if ((isFirst && now === stage.awake) || until <= from) continue;
    if (now === stage.light) breakUp({ random, length: until - from, fragmentation, emit });
    else emit(now, until - from);
    from = until;
  }
}

/** Light sleep with awakenings of a minute or so, evenly spread with some chance. */
function breakUp({
  random,
  length,
  fragmentation,
  emit,
}: {
  random: Random;
  length: number;
  fragmentation: number;
  emit: (now: number, length: number) => void;
}): void {
  const most = length >> 3;
  const count = Math.min(most, Math.floor(length * (0.01 + 0.025 * fragmentation) + random.next()));
  let left = length;
  for (let index = 0; index < count; index++) {
    const awake = random.whole(2, 3);
    const share = (left / (count - index + 1)) * random.between(0.5, 1.2);
    const asleep = Math.max(2, Math.floor(share) - awake);
    emit(stage.light, asleep);
    emit(stage.awake, awake);
    left -= asleep + awake;
  }
  emit(stage.light, left);
}

/** What the half minutes add up to. */
export function sumPhases(source: PhaseSource): Sums {
  const sums = { deep: 0, light: 0, rem: 0, awake: 0, latency: source.latencySeconds, stirs: 0 };
  walk({
    ...source,
    visit: (now, length, stirs) => {
      const spent = length * phaseSeconds;
      if (now === stage.light) sums.light += spent;
      else if (now === stage.awake) sums.awake += spent;
      else if (now === stage.deep) sums.deep += spent;
      else sums.rem += spent;
      sums.stirs += stirs;
    },
  });
  return sums;
}

/** The stage of every half minute. */
export function drawPhases(source: PhaseSource): Uint8Array {
  const phases = new Uint8Array(Math.ceil(source.seconds / phaseSeconds));
  let at = 0;
  walk({
    ...source,
    visit: (now, length) => {
      phases.fill(now, at, at + length);
      at += length;
    },
  });
  return phases;
}

/** Movement of every half minute: 1 still, 2 restless, 3 tossing, 4 active; each stir begins after stillness. */
export function drawMovement({
  source,
  random,
}: {
  source: PhaseSource;
  /** Where and how the sleeper moves. */
  random: Random;
}): Uint8Array {
  const movement = new Uint8Array(Math.ceil(source.seconds / phaseSeconds)).fill(1);
  let at = 0;
  walk({
    ...source,
    visit: (now, length, stirs) => {
      const isAwake = now === stage.awake;
      for (let turn = 0; turn < stirs; turn++) {
        const from = at + Math.floor((turn * length) / stirs);
        const until = at + Math.floor(((turn + 1) * length) / stirs);
        let place = random.whole(from + 1, until - 1);
        do {
          movement[place] = toDigit({ random, isAwake });
          place += 1;
        } while (place < until && random.chance(isAwake ? 0.75 : 0.3));
      }
      at += length;
    },
  });
  return movement;
}

function toDigit({ random, isAwake }: { random: Random; isAwake: boolean }): number {
  const roll = random.next();
  if (isAwake) return roll < 0.5 ? 2 : roll < 0.82 ? 3 : 4;
  return roll < 0.86 ? 2 : 3;
}
