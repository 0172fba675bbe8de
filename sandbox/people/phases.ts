import { phasesPerEpoch, stage } from "./hypnogram.ts";
import type { Random } from "./random.ts";

/** A sleep by half minutes: stretches of one stage, and how often the sleeper stirred in each. */
export interface Phases {
  stages: readonly number[];
  /** Half minutes. */
  lengths: readonly number[];
  /** Periods of restlessness within the stretch. */
  stirs: readonly number[];
}

/** How often each stage is stirred, by its number, against light sleep. */
const stirring: readonly number[] = [1, 0.4, 1, 1.1, 1];

/**
 * Refines a hypnogram to half minutes, from which durations are summed: stages change within two of them
 * of the epoch's edge, sleep begins at its latency, and short awakenings break the light sleep.
 */
export function toPhases({
  random,
  hypnogram,
  seconds,
  latencySeconds,
  fragmentation,
}: {
  random: Random;
  hypnogram: Uint8Array;
  seconds: number;
  latencySeconds: number;
  fragmentation: number;
}): Phases {
  const stages: number[] = [];
  const lengths: number[] = [];
  const emit = (now: number, length: number) => {
    const last = stages.length - 1;
    if (stages[last] === now) lengths[last] = (lengths[last] ?? 0) + length;
    else if (length > 0) {
      stages.push(now);
      lengths.push(length);
    }
  };
  const total = Math.ceil(seconds / 30);
  const onset = Math.round(latencySeconds / 30);
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
  return { stages, lengths, stirs: stir({ random, stages, lengths, fragmentation }) };
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
  const most = Math.floor(length / 8);
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

function stir({
  random,
  stages,
  lengths,
  fragmentation,
}: {
  random: Random;
  stages: readonly number[];
  lengths: readonly number[];
  fragmentation: number;
}): readonly number[] {
  const rate = 0.1 + 0.16 * fragmentation;
  return stages.map((now, index) => {
    const length = lengths[index] ?? 0;
    const wanted = now === stage.awake ? length * 0.26 : length * rate * (stirring[now] ?? 1);
    return Math.min(Math.floor(length / 2), Math.floor(wanted + random.next()));
  });
}

/** The stage of every half minute. */
export function spreadPhases({ stages, lengths }: Phases): Uint8Array {
  const spread = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const [index, now] of stages.entries()) {
    const until = at + (lengths[index] ?? 0);
    spread.fill(now, at, until);
    at = until;
  }
  return spread;
}

/** Movement of every half minute: 1 still, 2 restless, 3 tossing, 4 active; each stir begins after stillness. */
export function toMovement({ random, phases }: { random: Random; phases: Phases }): Uint8Array {
  const { stages, lengths, stirs } = phases;
  const movement = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0)).fill(1);
  let at = 0;
  for (const [index, now] of stages.entries()) {
    const length = lengths[index] ?? 0;
    const count = stirs[index] ?? 0;
    for (let turn = 0; turn < count; turn++) {
      const from = at + Math.floor((turn * length) / count);
      const until = at + Math.floor(((turn + 1) * length) / count);
      let place = random.whole(from + 1, until - 1);
      do {
        movement[place] = toDigit({ random, isAwake: now === stage.awake });
        place += 1;
      } while (place < until && random.chance(now === stage.awake ? 0.75 : 0.3));
    }
    at += length;
  }
  return movement;
}

function toDigit({ random, isAwake }: { random: Random; isAwake: boolean }): number {
  const roll = random.next();
  if (isAwake) return roll < 0.5 ? 2 : roll < 0.82 ? 3 : 4;
  return roll < 0.86 ? 2 : 3;
}
