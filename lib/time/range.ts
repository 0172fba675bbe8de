import { addDays, addMonths, type Day, daysBetween, isDay } from "./day.ts";

/** The ranges a chart page offers, as its URL names them. */
export const rangeKeys = ["7d", "30d", "90d", "1y", "all", "custom"] as const;

export type RangeKey = (typeof rangeKeys)[number];

/** Inclusive days and the key they came from. */
export interface Range {
  key: RangeKey;
  firstDay: Day;
  lastDay: Day;
}

/** How long a custom range may be: longer than any ring's history, short enough to chart. */
const maxDays = 366 * 25;

const daysByKey = { "7d": 7, "30d": 30, "90d": 90 } as const satisfies Partial<
  Record<RangeKey, number>
>;

/** Whether a text from a URL is a range's name. */
export function isRangeKey(value: string): value is RangeKey {
  return rangeKeys.some((key) => key === value);
}

/**
 * Days of a range: the named ones end on `to`, or today. It never fails, for its input comes from a URL: an unknown
 * key or a broken custom range falls back to 30 days, ends in the future are cut to today, ends the
 * wrong way round are swapped.
 * @param firstDay the person's first day with data, where `all` begins; null while there is none.
 */
export function toRange({
  key,
  today,
  from = null,
  to = null,
  firstDay = null,
}: {
  key: string | null;
  today: Day;
  from?: string | null;
  to?: string | null;
  firstDay?: Day | null;
}): Range {
  const end = toEnd({ to, today });
  if (key === "custom")
    return toCustom({ from, to, today }) ?? toEnding({ key: "30d", end: today });
  if (key === "all") {
    const hasPast = firstDay !== null && isDay(firstDay) && firstDay <= today;
    return hasPast
      ? { key, firstDay, lastDay: today }
      : { ...toEnding({ key: "30d", end: today }), key };
  }
  return toEnding({ key: key !== null && isRangeKey(key) ? key : "30d", end });
}

/** Days of a range, both ends included. */
export function toLength({ firstDay, lastDay }: Pick<Range, "firstDay" | "lastDay">): number {
  return daysBetween({ from: firstDay, to: lastDay }) + 1;
}

/** The range of the same length just before, to compare with; null for `all`, before which there is nothing. */
export function toPreviousRange(range: Range): Range | null {
  if (range.key === "all") return null;
  const lastDay = addDays({ day: range.firstDay, count: -1 });
  return toSameLength({ range, lastDay });
}

/** One period on, but not past today; null when the range ends today already or is `all`. */
export function toNextRange({ range, today }: { range: Range; today: Day }): Range | null {
  if (range.key === "all" || range.lastDay >= today) return null;
  const stepped =
    range.key === "1y"
      ? addMonths({ day: range.lastDay, count: 12 })
      : addDays({ day: range.lastDay, count: toLength(range) });
  return toSameLength({ range, lastDay: stepped < today ? stepped : today });
}

function toSameLength({ range, lastDay }: { range: Range; lastDay: Day }): Range {
  if (range.key !== "custom") return toEnding({ key: range.key, end: lastDay });
  return { ...range, firstDay: addDays({ day: lastDay, count: 1 - toLength(range) }), lastDay };
}

function toEnding({ key, end }: { key: RangeKey; end: Day }): Range {
  if (key === "1y") {
    const yearAgo = addMonths({ day: end, count: -12 });
    return { key, firstDay: addDays({ day: yearAgo, count: 1 }), lastDay: end };
  }
  const length = key === "7d" || key === "90d" ? daysByKey[key] : daysByKey["30d"];
  return { key, firstDay: addDays({ day: end, count: 1 - length }), lastDay: end };
}

function toEnd({ to, today }: { to: string | null; today: Day }): Day {
  return to !== null && isDay(to) && to < today ? to : today;
}

function toCustom({
  from,
  to,
  today,
}: {
  from: string | null;
  to: string | null;
  today: Day;
}): Range | null {
  if (from === null || to === null || !isDay(from) || !isDay(to)) return null;
  const [firstDay, lastDay] = [from, to].toSorted() as [Day, Day];
  if (firstDay > today) return null;
  const range = { key: "custom", firstDay, lastDay: lastDay < today ? lastDay : today } as const;
  return toLength(range) > maxDays ? null : range;
}
