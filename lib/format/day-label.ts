const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

interface DayParts {
  weekday: (typeof WEEKDAYS)[number];
  date: number;
  month: (typeof MONTHS)[number];
  year: number;
}

// Read as UTC midnight and printed in UTC: no zone can move a calendar day.
function toDayParts(day: string): DayParts {
  const at = new Date(`${day}T00:00:00Z`);
  const weekday = WEEKDAYS[at.getUTCDay()];
  const month = MONTHS[at.getUTCMonth()];
  if (weekday === undefined || month === undefined) throw new RangeError(`not a day: ${day}`);
  return { weekday, month, date: at.getUTCDate(), year: at.getUTCFullYear() };
}

/** "Fri 14 Nov" of `YYYY-MM-DD`. Throws RangeError when it is no day. */
export function toDayLabel(day: string): string {
  const { weekday, date, month } = toDayParts(day);
  return `${weekday} ${date} ${month}`;
}

/** "Fri 14 Nov 2026" */
export function toLongDayLabel(day: string): string {
  return `${toDayLabel(day)} ${toDayParts(day).year}`;
}

/** "Fri 14 Nov", and its year where that is not the year of `today`. */
export function toDayTitle({ day, today }: { day: string; today: string }): string {
  return toDayParts(day).year === toDayParts(today).year ? toDayLabel(day) : toLongDayLabel(day);
}

/** "14 Nov" */
export function toShortDayLabel(day: string): string {
  const { date, month } = toDayParts(day);
  return `${date} ${month}`;
}

/** "Nov 2026" */
export function toMonthLabel(day: string): string {
  const { month, year } = toDayParts(day);
  return `${month} ${year}`;
}

/** "Fri" */
export function toWeekdayLabel(day: string): string {
  return toDayParts(day).weekday;
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  const { weekday } = toDayParts(day);
  return weekday === "Sat" || weekday === "Sun";
}

/** "3 – 9 Nov", "28 Oct – 3 Nov", "30 Dec 2025 – 5 Jan 2026": as short as stays exact. */
export function toRangeLabel({ from, to }: { from: string; to: string }): string {
  if (from === to) return toLongDayLabel(from);
  const start = toDayParts(from);
  const end = toDayParts(to);
  if (start.year !== end.year) {
    return `${toShortDayLabel(from)} ${start.year} – ${toShortDayLabel(to)} ${end.year}`;
  }
  const head = start.month === end.month ? `${start.date}` : toShortDayLabel(from);
  return `${head} – ${toShortDayLabel(to)} ${end.year}`;
}
