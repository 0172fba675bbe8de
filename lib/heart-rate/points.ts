import type { PackedDay } from "./pack.ts";

/** Readings in columns, ascending by time. */
export interface Readings {
  /** Seconds since 1970. */
  t: number[];
  bpm: number[];
  /** Indexes into `heartRateSources`. */
  source: number[];
}

/** Points of a line. One with null bpm and source is no reading: the line ends there. */
export interface HeartRatePoints {
  t: number[];
  bpm: (number | null)[];
  source: (number | null)[];
}

/** Three intervals of the usual five minutes: after a longer silence, the line breaks. */
export const breakSeconds = 15 * 60;

/** The readings of packed days that lie in `from` to `to` (seconds since 1970, `to` excluded). */
export function toReadings({
  days,
  from,
  to,
}: {
  days: readonly PackedDay[];
  from: number;
  to: number;
}): Readings {
  const readings: Readings = { t: [], bpm: [], source: [] };
  for (const { day, at, bpm, source } of days) {
    const midnight = Date.parse(`${day}T00:00:00Z`) / 1000;
    at.forEach((second, index) => {
      const t = midnight + second;
      if (t < from || t >= to) return;
      readings.t.push(t);
      readings.bpm.push(bpm[index] as number);
      readings.source.push(source[index] as number);
    });
  }
  return readings;
}

/** Every reading, with a break after each silence of more than {@link breakSeconds}. */
export function toUnreducedPoints({ t, bpm, source }: Readings): HeartRatePoints {
  const points: HeartRatePoints = { t: [], bpm: [], source: [] };
  t.forEach((at, index) => {
    const before = t[index - 1];
    if (before !== undefined && at - before > breakSeconds) pushBreak({ points, after: before });
    points.t.push(at);
    points.bpm.push(bpm[index] as number);
    points.source.push(source[index] as number);
  });
  return points;
}

/** Ends the line one second after its last reading. */
export function pushBreak({ points, after }: { points: HeartRatePoints; after: number }): void {
  points.t.push(after + 1);
  points.bpm.push(null);
  points.source.push(null);
}
