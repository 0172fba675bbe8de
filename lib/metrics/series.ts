/** Sparse values of a metric: `values[i]` belongs to the day `at[i]` days after the first. */
export interface SparseValues {
  at: readonly number[];
  values: readonly number[];
}

/**
 * One slot a calendar day, null where there is no value. Places outside the calendar are ignored;
 * the order of arrival does not matter.
 */
export function toCalendar({
  sparse,
  length,
}: {
  sparse: SparseValues;
  length: number;
}): (number | null)[] {
  const calendar = Array<number | null>(length).fill(null);
  sparse.at.forEach((place, index) => {
    if (place >= 0 && place < length) calendar[place] = sparse.values[index] ?? null;
  });
  return calendar;
}
