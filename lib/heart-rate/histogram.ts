/** How often each rate was read: `counts[i]` readings from `from + i × width` bpm, the next one's start excluded. */
export interface Histogram {
  from: number;
  width: number;
  counts: number[];
}

/** Counts readings in steps of `width` bpm, from the lowest to the highest step that has any. */
export function toHistogram({
  bpm,
  width = 5,
}: {
  bpm: readonly number[];
  width?: number;
}): Histogram {
  const byStep = new Map<number, number>();
  for (const value of bpm) {
    const step = Math.floor(value / width);
    byStep.set(step, (byStep.get(step) ?? 0) + 1);
  }
  if (byStep.size === 0) return { from: 0, width, counts: [] };
  const first = Math.min(...byStep.keys());
  const length = Math.max(...byStep.keys()) - first + 1;
  const counts = Array.from({ length }, (_, index) => byStep.get(first + index) ?? 0);
  return { from: first * width, width, counts };
}
