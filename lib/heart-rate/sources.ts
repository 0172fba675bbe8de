/**
 * Where a reading comes from, in the order of the indexes that `heart_rate_day.source` stores:
 * append new ones, never reorder.
 */
export const heartRateSources = [
  "awake",
  "rest",
  "sleep",
  "session",
  "live",
  "workout",
  "unknown",
] as const;

export type HeartRateSource = (typeof heartRateSources)[number];

const indexOf: ReadonlyMap<string, number> = new Map(
  heartRateSources.map((source, index) => [source, index]),
);

const unknown = heartRateSources.indexOf("unknown");

/** The stored index of a source as upstream names it; that of `unknown` for a name from the future or none. */
export function toSourceIndex(source: string | null): number {
  return source === null ? unknown : (indexOf.get(source) ?? unknown);
}

/** The source of a stored index. */
export function toSource(index: number): HeartRateSource {
  return heartRateSources[index] ?? "unknown";
}
