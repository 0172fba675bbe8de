/**
 * The `q` quantile (0 to 1) of ascending numbers, interpolated between the two it lies between
 * (Hyndman and Fan's type 7, as R, NumPy and spreadsheets do); null for none.
 */
export function toQuantile({ sorted, q }: { sorted: readonly number[]; q: number }): number | null {
  const place = (sorted.length - 1) * q;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}

/** The same list in ascending order. */
export function toSorted(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}
