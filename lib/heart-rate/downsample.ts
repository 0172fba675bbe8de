import {
  breakSeconds,
  type HeartRatePoints,
  pushBreak,
  type Readings,
  toUnreducedPoints,
} from "./points.ts";

/** A stretch is drawn as its lowest and its highest reading and, at most, one break. */
const pointsPerStretch = 3;

/** Some consecutive readings by their extremes. Times are seconds since 1970. */
export interface Stretch {
  first: number;
  last: number;
  lowestAt: number;
  lowest: number;
  lowestSource: number;
  highestAt: number;
  highest: number;
  highestSource: number;
}

/** Sums readings up as they come, in order of time. */
interface Reduction {
  add: (readings: Readings) => void;
  /** Takes readings in that were summed up elsewhere. */
  addStretch: (stretch: Stretch) => void;
  finish: () => HeartRatePoints;
}

/**
 * Sums readings up, so that years of them need the memory of one batch. The range from `from` to
 * `to` (seconds) is cut into equal stretches; no spike is lost, since each keeps its extremes. The
 * line breaks wherever readings are silent for longer than both a stretch, below which nothing could
 * be seen, and {@link breakSeconds}.
 */
export function createReduction({
  from,
  to,
  maxPoints,
}: {
  from: number;
  to: number;
  maxPoints: number;
}): Reduction {
  const count = Math.max(1, Math.floor(maxPoints / pointsPerStretch));
  const width = (to - from) / count;
  const stretches = Array<Stretch | undefined>(count);
  const toPlace = (t: number) => Math.min(count - 1, Math.floor((t - from) / width));
  return {
    add: ({ t, bpm, source }) => {
      t.forEach((at, index) => {
        const place = toPlace(at);
        const rate = bpm[index] as number;
        const origin = source[index] as number;
        const stretch = stretches[place];
        if (stretch === undefined) stretches[place] = toStretch({ t: at, bpm: rate, origin });
        else include({ stretch, t: at, bpm: rate, origin });
      });
    },
    addStretch: (added) => {
      const place = toPlace(added.first);
      const stretch = stretches[place];
      if (stretch === undefined) {
        stretches[place] = added;
        return;
      }
      const { lowestAt, lowest, lowestSource, highestAt, highest, highestSource, last } = added;
      include({ stretch, t: lowestAt, bpm: lowest, origin: lowestSource });
      include({ stretch, t: highestAt, bpm: highest, origin: highestSource });
      stretch.last = last;
    },
    finish: () => {
      const points: HeartRatePoints = { t: [], bpm: [], source: [] };
      const silence = Math.max(breakSeconds, width);
      let last: number | null = null;
      for (const stretch of stretches) {
        if (stretch === undefined) continue;
        if (last !== null && stretch.first - last > silence) pushBreak({ points, after: last });
        pushExtremes({ points, stretch });
        last = stretch.last;
      }
      return points;
    },
  };
}

function toStretch({ t, bpm, origin }: { t: number; bpm: number; origin: number }): Stretch {
  return {
    first: t,
    last: t,
    lowestAt: t,
    lowest: bpm,
    lowestSource: origin,
    highestAt: t,
    highest: bpm,
    highestSource: origin,
  };
}

/** Takes one later reading in. Changes `stretch`: a year of readings must not make a year of objects. */
function include({
  stretch,
  t,
  bpm,
  origin,
}: {
  stretch: Stretch;
  t: number;
  bpm: number;
  origin: number;
}): void {
  stretch.last = t;
  if (bpm < stretch.lowest) {
    stretch.lowest = bpm;
    stretch.lowestAt = t;
    stretch.lowestSource = origin;
  }
  if (bpm > stretch.highest) {
    stretch.highest = bpm;
    stretch.highestAt = t;
    stretch.highestSource = origin;
  }
}

/** All readings where `maxPoints` holds them and their breaks, else the extremes of each stretch. */
export function toPoints({
  readings,
  from,
  to,
  maxPoints,
}: {
  readings: Readings;
  from: number;
  to: number;
  maxPoints: number;
}): { points: HeartRatePoints; detail: "all" | "extremes" } {
  if (readings.t.length <= maxPoints) {
    const points = toUnreducedPoints(readings);
    if (points.t.length <= maxPoints) return { points, detail: "all" };
  }
  const reduction = createReduction({ from, to, maxPoints });
  reduction.add(readings);
  return { points: reduction.finish(), detail: "extremes" };
}

function pushExtremes({ points, stretch }: { points: HeartRatePoints; stretch: Stretch }): void {
  const lowest = [stretch.lowestAt, stretch.lowest, stretch.lowestSource] as const;
  const highest = [stretch.highestAt, stretch.highest, stretch.highestSource] as const;
  const inOrder = lowest[0] <= highest[0] ? [lowest, highest] : [highest, lowest];
  for (const [t, bpm, source] of lowest[0] === highest[0] ? [lowest] : inOrder) {
    points.t.push(t);
    points.bpm.push(bpm);
    points.source.push(source);
  }
}
