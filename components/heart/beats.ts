import type { Beat } from "#components/charts/heart-rate-day.ts";
import type { Histogram } from "#lib/heart-rate/histogram.ts";
import type { HeartRateAnswer } from "#lib/heart-rate/schema.ts";

/** The answer's columns as samples; the marks that end a line are none. */
export function toBeats({ points, sources }: HeartRateAnswer): Beat[] {
  return points.t.flatMap((seconds, index) => {
    const bpm = points.bpm[index] ?? null;
    if (bpm === null) return [];
    return [{ at: seconds * 1000, bpm, source: sources[points.source[index] ?? -1] ?? "unknown" }];
  });
}

/** Bins of the histogram, ascending and adjacent. */
export function toBins({ from, width, counts }: Histogram) {
  return counts.map((count, index) => ({
    from: from + index * width,
    to: from + (index + 1) * width,
    count,
  }));
}

/** The day's lowest, highest and newest sample; null when there is none. */
export function toDayFigures(
  beats: readonly Beat[],
): { lowest: Beat; highest: Beat; latest: Beat } | null {
  const [first] = beats;
  const latest = beats.at(-1);
  if (!first || !latest) return null;
  let lowest = first;
  let highest = first;
  for (const beat of beats) {
    if (beat.bpm < lowest.bpm) lowest = beat;
    if (beat.bpm > highest.bpm) highest = beat;
  }
  return { lowest, highest, latest };
}
