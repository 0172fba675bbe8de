/**
 * One column of a table of sparse days as a calendar: one slot a day, null where there is no value.
 * A row of `table` is the number of days from the first, then `width` values; rows come in any order,
 * and places outside the calendar are ignored.
 */
export function toCalendar({
  table,
  width,
  column,
  length,
}: {
  table: readonly (number | null)[];
  width: number;
  column: number;
  length: number;
}): (number | null)[] {
  const calendar = Array<number | null>(length).fill(null);
  for (let row = 0; row < table.length; row += width + 1) {
    const place = table[row];
    if (place == null || place < 0 || place >= length) continue;
    calendar[place] = table[row + 1 + column] ?? null;
  }
  return calendar;
}
