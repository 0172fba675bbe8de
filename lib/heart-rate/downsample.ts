import {
  breakSeconds,
  type HeartRatePoints,
  pushBreak,
  type Readings,
  toUnreducedPoints,
} from "./points.ts";

/** A stretch is drawn as its lowest and its highest reading and, at most, one break. */
const pointsPerStretch = 3;

interface Reading {
  t: number;
  bpm: number;
  source: number;
}

interface Stretch {
  first: number;
  last: number;
  lowest: Reading;
  highest: Reading;
}

/**
 * Sums readings up as they come, so that years of them need the memory of one batch. The range from
 * `from` to `to` (seconds) is cut into equal stretches; no spike is lost, since each keeps its
 * extremes. The line breaks wherever readings are silent for longer than both a stretch, below
 * which nothing could be seen, and {@link breakSeconds}.
 */
export function createReduction({
  from,
  to,
  maxPoints,
}: {
  from: number;
  to: number;
  maxPoints: number;
}): { add: (readings: Readings) => void; finish: () => HeartRatePoints } {
  const count = Math.max(1, Math.floor(maxPoints / pointsPerStretch));
  const width = (to - from) / count;
  const stretches = Array<Stretch | undefined>(count);
  return {
    add: ({ t, bpm, source }) => {
      t.forEach((at, index) => {
        const place = Math.min(count - 1, Math.floor((at - from) / width));
        const reading = { t: at, bpm: bpm[index] as number, source: source[index] as number };
        const stretch = stretches[place];
        if (stretch === undefined) {
          stretches[place] = { first: at, last: at, lowest: reading, highest: reading };
          return;
        }
        stretch.last = at;
        if (reading.bpm < stretch.lowest.bpm) stretch.lowest = reading;
        if (reading.bpm > stretch.highest.bpm) stretch.highest = reading;
      });
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
  const { lowest, highest } = stretch;
  const inOrder = lowest.t <= highest.t ? [lowest, highest] : [highest, lowest];
  for (const { t, bpm, source } of lowest === highest ? [lowest] : inOrder) {
    points.t.push(t);
    points.bpm.push(bpm);
    points.source.push(source);
  }
}
