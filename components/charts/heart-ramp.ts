import { type Extent, toQuantile } from "./scale.ts";

/** Levels of the ramp; more could not be told apart. */
export const RAMP_LEVELS = 24;

// Up to the hue itself the ramp leaves the ground, beyond it goes on towards the ink.
const TURN = 0.62;

/** The CSS colour of a level, 0 pale to RAMP_LEVELS − 1 strong, monotonic in lightness in both themes. */
export function toRampColour(level: number): string {
  const t = level / (RAMP_LEVELS - 1);
  if (t <= TURN) {
    const share = Math.round(14 + (86 * t) / TURN);
    return `color-mix(in oklab, var(--metric-heart) ${share}%, var(--surface))`;
  }
  const share = Math.round(100 - (58 * (t - TURN)) / (1 - TURN));
  return `color-mix(in oklab, var(--metric-heart) ${share}%, var(--ink))`;
}

/** The ends of the ramp in bpm, tens around all but the most extreme cells; null without any. */
export function toRampExtent(cells: readonly (readonly (number | null)[])[]): Extent | null {
  const sorted = cells
    .flat()
    .filter((value) => value !== null)
    .toSorted((one, other) => one - other);
  const low = toQuantile({ sorted, p: 0.01 });
  const high = toQuantile({ sorted, p: 0.99 });
  if (low === null || high === null) return null;
  const from = Math.floor(low / 10) * 10;
  return [from, Math.max(from + 10, Math.ceil(high / 10) * 10)];
}

/** The level of a heart rate; what lies beyond the ends takes the outermost level. */
export function toRampLevel({ bpm, extent }: { bpm: number; extent: Extent }): number {
  const t = (bpm - extent[0]) / (extent[1] - extent[0]);
  return Math.round(Math.min(1, Math.max(0, t)) * (RAMP_LEVELS - 1));
}
