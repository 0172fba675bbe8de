import { stage } from "./hypnogram.ts";
import { clamp, type Random } from "./random.ts";
import type { Pulse } from "./sleep-stretch.ts";

/** What a sleep's heart rate and HRV are drawn to meet. */
export interface PulseLevel {
  /** Lowest heart rate (bpm) and mean RMSSD (ms) of the whole sleep. */
  nadir: number;
  hrv: number;
  /** Where the heart is slowest, 0 to 1: late after alcohol or a late meal. */
  nadirAt: number;
  fragmentation: number;
  illness: number;
}

/**
 * Heart rate falls to its lowest point and rises a little before waking; HRV mirrors it and grows
 * over a good night. REM lifts the pulse, deep sleep steadies it. The lowest heart rate, which is one of
 * half minutes, and the mean HRV of what was seen are those of the level.
 */
export function toPulse({
  random,
  level,
  stages,
}: {
  random: Random;
  level: PulseLevel;
  stages: Uint8Array;
}): Pulse {
  const { nadir, hrv, nadirAt, fragmentation, illness } = level;
  const above: number[] = [];
  const variability: number[] = [];
  const seen: boolean[] = [];
  const fall = 9 + random.next() * 4 + Math.min(1, illness) * 3;
  let wander = 0;
  let unseen = 0;
  for (let index = 0; index < stages.length; index++) {
    const part = index / stages.length;
    const distance =
      part < nadirAt
        ? (nadirAt - part) / nadirAt
        : ((part - nadirAt) / Math.max(0.05, 1 - nadirAt)) * 0.5;
    wander = 0.7 * wander + 0.75 * random.normal();
    const now = stages[index];
    const lift =
      now === stage.awake ? 5 : now === stage.rem ? 2.4 : now === stage.deep ? -0.4 : 0.4;
    above.push(fall * distance ** 1.5 + lift + Math.abs(wander) * 0.9);
    const calm = 1.16 - 0.034 * (above[index] ?? 0);
    variability.push(calm * (now === stage.rem ? 0.9 : 1) * (1 + random.normal() * 0.09));
    const blind = now === stage.awake ? 0.28 : 0.066 + 0.02 * fragmentation;
    const skip = unseen > 0 || random.chance(blind);
    if (unseen > 0) unseen--;
    else if (skip && random.chance(0.25)) unseen = random.whole(1, 2);
    seen.push(!skip);
  }
  const finer = {
    lowest: random.pick([0, 0, 0, 1, 1, 1, 1, 2, 2, 3]),
    average: random.normal() * 0.2,
  };
  return fit({ above, variability, seen, nadir: nadir + finer.lowest, hrv, finer });
}

/** Shifts the heart rate and scales the HRV so that what was seen meets the level. */
function fit({
  above,
  variability,
  seen,
  nadir,
  hrv,
  finer,
}: {
  above: readonly number[];
  variability: readonly number[];
  seen: readonly boolean[];
  nadir: number;
  hrv: number;
  finer: Pulse["finer"];
}): Pulse {
  let lowest = Number.POSITIVE_INFINITY;
  let sum = 0;
  let count = 0;
  for (const [index, isSeen] of seen.entries()) {
    if (!isSeen) continue;
    lowest = Math.min(lowest, above[index] ?? 0);
    sum += variability[index] ?? 0;
    count += 1;
  }
  if (count === 0) return { heartRate: [], hrv: [], finer };
  const factor = (hrv * count) / sum;
  return {
    heartRate: seen.map((isSeen, index) =>
      isSeen ? Math.round(clamp(nadir + (above[index] ?? 0) - lowest, 32, 150)) : null,
    ),
    hrv: seen.map((isSeen, index) =>
      isSeen ? Math.round(clamp((variability[index] ?? 0) * factor, 5, 250)) : null,
    ),
    finer,
  };
}
