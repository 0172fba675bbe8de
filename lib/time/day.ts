/** A calendar day `YYYY-MM-DD`. It names no instant: what zone it was lived in is another matter. */
export type Day = string;

/** 0 is Sunday, as in Date. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const dayMs = 86_400_000;

/**
 * Whether a text is a day that exists (2023-02-29 is none) and that somebody may ask for: of 1900 to
 * 2999, beyond which a little arithmetic leaves what calendars and databases can write.
 */
export function isDay(value: string): value is Day {
  return isCalendarDay(value) && value >= "1900-01-01" && value < "3000-01-01";
}

function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const epoch = Date.parse(`${value}T00:00:00Z`);
  // Date.parse rolls 30 February over to March, hence the way back.
  return !Number.isNaN(epoch) && fromEpoch(epoch) === value;
}

/** Days are counted on the UTC calendar, where each has 24 hours. */
function toEpoch(day: Day): number {
  if (!isCalendarDay(day)) throw new RangeError(`${day} is not a day`);
  return Date.parse(`${day}T00:00:00Z`);
}

function fromEpoch(epochMs: number): Day {
  return new Date(epochMs).toISOString().slice(0, 10);
}

/** The day `count` days later, or earlier when it is negative. @throws RangeError for a non-day. */
export function addDays({ day, count }: { day: Day; count: number }): Day {
  return fromEpoch(toEpoch(day) + count * dayMs);
}

/** Days from `from` to `to`: 1 from a day to the next, negative backwards. @throws RangeError for a non-day. */
export function daysBetween({ from, to }: { from: Day; to: Day }): number {
  return (toEpoch(to) - toEpoch(from)) / dayMs;
}

/** Every day from `firstDay` to `lastDay`, both included; none when they are the wrong way round. */
export function eachDay({ firstDay, lastDay }: { firstDay: Day; lastDay: Day }): Day[] {
  const count = Math.max(0, daysBetween({ from: firstDay, to: lastDay }) + 1);
  return Array.from({ length: count }, (_, index) => addDays({ day: firstDay, count: index }));
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day of an instant in an IANA zone.
 * @throws RangeError for a zone that does not exist or an invalid instant.
 */
export function toDay({ instant, timeZone }: { instant: Date | number; timeZone: string }): Day {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    // Sweden writes days as ISO 8601 does; making a format is dear, hence the map.
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    dayFormats.set(timeZone, format);
  }
  return format.format(instant);
}

/** Whether this runtime knows an IANA zone by that name. */
export function isTimeZone(value: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions();
    // Fixed offsets ("+05:45") pass the constructor, yet know no summer time.
    return /^[A-Za-z]/.test(timeZone);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** 0 Sunday to 6 Saturday. @throws RangeError for a non-day. */
export function toWeekday(day: Day): Weekday {
  return new Date(toEpoch(day)).getUTCDay() as Weekday;
}

/** The first day of the week that `day` lies in. `weekStart` is 1, Monday, unless said. */
export function toWeekStart({ day, weekStart = 1 }: { day: Day; weekStart?: Weekday }): Day {
  return addDays({ day, count: -((toWeekday(day) - weekStart + 7) % 7) });
}

/** The first of the month that `day` lies in. @throws RangeError for a non-day. */
export function toMonthStart(day: Day): Day {
  return `${fromEpoch(toEpoch(day)).slice(0, 8)}01`;
}

/** The same date `count` months later, at most the last day of that month: 31 January + 1 is 28 February. */
export function addMonths({ day, count }: { day: Day; count: number }): Day {
  const date = new Date(toEpoch(toMonthStart(day)));
  date.setUTCMonth(date.getUTCMonth() + count);
  const monthDays = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
  date.setUTCDate(Math.min(Number(day.slice(8)), monthDays.getUTCDate()));
  return fromEpoch(date.getTime());
}
