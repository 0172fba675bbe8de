import type { Sample } from "./hypnogram-layout.ts";

/** The means of a night's two halves, and of all of it. */
export interface NightHalves {
  /** The instant between the halves. */
  middle: number;
  mean: number;
  /** null where a half has no sample. */
  early: number | null;
  late: number | null;
}

/**
 * Means of the samples before and after the middle of the time in bed. The halves are of time, not of
 * samples: what is missing in one must not move the other's border. null without samples.
 */
export function toNightHalves({
  samples,
  start,
  end,
}: {
  samples: readonly Sample[];
  start: number;
  end: number;
}): NightHalves | null {
  const middle = (start + end) / 2;
  const mean = toMean(samples);
  if (mean === null) return null;
  return {
    middle,
    mean,
    early: toMean(samples.filter(({ at }) => at < middle)),
    late: toMean(samples.filter(({ at }) => at >= middle)),
  };
}

/** "rising +9 ms", "falling −4 ms", "level"; null where a half is unknown. */
export function toTrendText({ early, late }: NightHalves): string | null {
  if (early === null || late === null) return null;
  const change = Math.round(late - early);
  if (change === 0) return "level";
  return change > 0 ? `rising +${change} ms` : `falling −${-change} ms`;
}

/** The first highest sample. */
export function toPeak(samples: readonly Sample[]): Sample | null {
  return samples.reduce<Sample | null>(
    (highest, sample) => (highest === null || sample.value > highest.value ? sample : highest),
    null,
  );
}

function toMean(samples: readonly Sample[]): number | null {
  if (samples.length === 0) return null;
  return samples.reduce((sum, { value }) => sum + value, 0) / samples.length;
}
