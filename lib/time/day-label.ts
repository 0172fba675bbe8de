import type { Day } from "./day.ts";

/** How much of a day is written. */
export type DayStyle =
  /** 3 Mar */
  | "short"
  /** 3 Mar 2026 */
  | "medium"
  /** Tuesday 3 March 2026 */
  | "long"
  /** Tue */
  | "weekday"
  /** Mar 2026 */
  | "month";

const styles = {
  short: { day: "numeric", month: "short" },
  medium: { day: "numeric", month: "short", year: "numeric" },
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  weekday: { weekday: "short" },
  month: { month: "short", year: "numeric" },
} as const satisfies Record<DayStyle, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Writes a day in words, the same on server and in browser. `locale` is `en-GB` unless said.
 * @throws RangeError for a non-day.
 */
export function formatDay({
  day,
  style = "medium",
  locale = "en-GB",
}: {
  day: Day;
  style?: DayStyle;
  locale?: string;
}): string {
  const key = `${locale} ${style}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: "UTC" });
    formats.set(key, format);
  }
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** "3 – 9 Mar 2026", without what both ends share. @throws RangeError for a non-day. */
export function formatDays({
  firstDay,
  lastDay,
  locale = "en-GB",
}: {
  firstDay: Day;
  lastDay: Day;
  locale?: string;
}): string {
  const format = new Intl.DateTimeFormat(locale, { ...styles.medium, timeZone: "UTC" });
  return format.formatRange(
    Date.parse(`${firstDay}T00:00:00Z`),
    Date.parse(`${lastDay}T00:00:00Z`),
  );
}
