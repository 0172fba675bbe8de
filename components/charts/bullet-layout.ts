// Room beyond the target, so that passing it shows.
const HEADROOM = 1.25;

/** Where a bullet bar ends and its target stands, as shares of the track; null where there is none. */
export function toBullet({ value, target }: { value: number | null; target: number | null }): {
  fill: number | null;
  mark: number | null;
} {
  const end = Math.max((target ?? 0) * HEADROOM, value ?? 0);
  if (end <= 0) return { fill: value === null ? null : 0, mark: null };
  return {
    fill: value === null ? null : Math.max(0, value) / end,
    mark: target === null ? null : target / end,
  };
}
