/**
 * Packed months as a calendar: one slot a day, null where there is no value. A run is the number of days
 * from the calendar's first to the month's, then `place, value` for each day of the month that has a
 * value. Runs come in any order, and days outside the calendar are left out.
 */
export function toCalendar({
  runs,
  length,
}: {
  runs: readonly (readonly number[])[];
  length: number;
}): (number | null)[] {
  const calendar = Array<number | null>(length).fill(null);
  for (const run of runs) {
    const first = run[0] ?? 0;
    for (let at = 1; at + 1 < run.length; at += 2) {
      const day = first + (run[at] ?? 0);
      if (day >= 0 && day < length) calendar[day] = run[at + 1] ?? null;
    }
  }
  return calendar;
}
