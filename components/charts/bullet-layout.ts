// Room beyond the target, so that passing it shows.
const HEADROOM = 1.25;

/** Where a bullet bar ends and its target stands, as shares of the track; null where there is none. */
export function toBullet({ value, target }: { value: number | null; target: number | null }): {
  fill: number | null;
  mark: number | null;
} {
  // Nothing to compare with leaves no scale to draw on.
  if (target === null || target <= 0) return { fill: null, mark: null };
  const end = Math.max(target * HEADROOM, value ?? 0);
  return { fill: value === null ? null : Math.max(0, value) / end, mark: target / end };
}
