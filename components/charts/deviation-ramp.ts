import { toQuantile } from "./scale.ts";

/** Levels of colour to either side of the usual; more could not be told apart. */
const LEVELS = 10;
// Up to the hue itself the ramp leaves the ground, beyond it goes on towards the ink.
const TURN = 0.62;
/** Beats a minute; a narrower scale would make much of little. */
const LEAST_REACH = 10;

/** Inside the own range. */
export const USUAL_COLOUR = "color-mix(in oklab, var(--metric-neutral) 16%, var(--surface))";

/**
 * The CSS colour of so many beats a minute above (positive) or below the own range: to either side a hue of
 * its own, the stronger the farther, monotonic in lightness in both themes.
 */
export function toDeviationColour({ outside, reach }: { outside: number; reach: number }): string {
  if (outside === 0) return USUAL_COLOUR;
  const hue = outside > 0 ? "var(--metric-heart)" : "var(--metric-cool)";
  const level = Math.ceil((Math.min(reach, Math.abs(outside)) / reach) * LEVELS);
  const t = level / LEVELS;
  if (t <= TURN) {
    const share = Math.round(26 + (74 * t) / TURN);
    return `color-mix(in oklab, ${hue} ${share}%, var(--surface))`;
  }
  const share = Math.round(100 - (50 * (t - TURN)) / (1 - TURN));
  return `color-mix(in oklab, ${hue} ${share}%, var(--ink))`;
}

/** Where the scale ends to either side, in fives around all but the most extreme cells. */
export function toDeviationReach(rows: readonly (readonly (number | null)[])[]): number {
  const sorted = rows
    .flat()
    .flatMap((outside) => (outside === null || outside === 0 ? [] : [Math.abs(outside)]))
    .toSorted((one, other) => one - other);
  const far = toQuantile({ sorted, p: 0.98 }) ?? 0;
  return Math.max(LEAST_REACH, Math.ceil(far / 5) * 5);
}

/** Colours of a legend from farthest below to farthest above. */
export function toDeviationLegend(reach: number): string[] {
  const steps = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];
  return steps.map((step) => toDeviationColour({ outside: step * reach, reach }));
}
