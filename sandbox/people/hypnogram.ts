import { clamp, type Random } from "./random.ts";

/** Stages as upstream numbers them. */
export const stage = { deep: 1, light: 2, rem: 3, awake: 4 } as const;

/** Seconds of one character of a hypnogram, and of one phase and one movement. */
export const epochSeconds = 300;
export const phaseSeconds = 30;
export const phasesPerEpoch = epochSeconds / phaseSeconds;

/**
 * A night's stages in five-minute epochs: falling asleep, then cycles of about 90 minutes in which
 * deep sleep fades and REM grows, with awakenings where sleep is fragmented.
 */
export function toHypnogram({
  random,
  seconds,
  latencySeconds,
  fragmentation,
  deepShare,
  remShare,
}: {
  random: Random;
  seconds: number;
  latencySeconds: number;
  fragmentation: number;
  deepShare: number;
  remShare: number;
}): Uint8Array {
  const epochs = Math.ceil(seconds / epochSeconds);
  const stages = new Uint8Array(epochs).fill(stage.light);
  let at = Math.min(epochs - 1, Math.round(latencySeconds / epochSeconds));
  stages.fill(stage.awake, 0, at);
  for (let cycle = 0; at < epochs; cycle++) {
    const length = random.whole(16, 21);
    const calm = 1 - 0.35 * fragmentation;
    const deep = length * clamp(deepShare * (2.15 - 0.62 * cycle), 0, 0.6) * calm;
    const rem = length * clamp(remShare * (0.55 + 0.33 * cycle), 0.03, 0.5) * calm;
    const lead = random.whole(2, 3);
    const deepEnd = at + lead + toWhole({ random, value: deep });
    const remStart = at + length - toWhole({ random, value: rem });
    stages.fill(stage.deep, at + lead, Math.min(epochs, deepEnd));
    stages.fill(stage.rem, Math.min(epochs, remStart), Math.min(epochs, at + length));
    at += length;
    if (at < epochs && random.chance(0.15 + 0.5 * fragmentation)) {
      const awake = random.whole(1, 1 + Math.round(3 * fragmentation));
      stages.fill(stage.awake, at, Math.min(epochs, at + awake));
      at += awake;
    }
  }
  for (let index = 1; index < epochs; index++) {
    if (stages[index] !== stage.awake && random.chance(0.012 + 0.07 * fragmentation)) {
      stages[index] = random.chance(0.6) ? stage.awake : stage.light;
    }
  }
  if (random.chance(0.7)) stages[epochs - 1] = stage.awake;
  if (!stages.some((value) => value !== stage.awake)) stages[Math.floor(epochs / 2)] = stage.light;
  return stages;
}

/** A whole number near a value that is right on average. */
function toWhole({ random, value }: { random: Random; value: number }): number {
  return Math.floor(value + random.next());
}

/** A nap: light sleep with some deep or REM when it is long. */
export function toNapStages({ random, seconds }: { random: Random; seconds: number }): Uint8Array {
  const epochs = Math.ceil(seconds / epochSeconds);
  const stages = new Uint8Array(epochs).fill(stage.light);
  if (random.chance(0.6)) stages[0] = stage.awake;
  if (epochs > 10)
    stages.fill(random.chance(0.5) ? stage.deep : stage.rem, 5, 5 + random.whole(1, 4));
  if (random.chance(0.5)) stages[epochs - 1] = stage.awake;
  return stages;
}
