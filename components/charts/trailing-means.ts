const windowDays = 7;

/**
 * Mean of each day and the six before it, over those that have a value; null under `least` of them.
 * `values` are contiguous days, null where one is missing.
 */
export function toTrailingMeans({
  values,
  least,
}: {
  values: readonly (number | null)[];
  least: number;
}): (number | null)[] {
  return values.map((_, index) => {
    const recent = values
      .slice(Math.max(0, index - windowDays + 1), index + 1)
      .filter((value) => value !== null);
    return recent.length < least
      ? null
      : recent.reduce((sum, value) => sum + value, 0) / recent.length;
  });
}
