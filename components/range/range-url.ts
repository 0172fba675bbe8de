import type { Day } from "#lib/time/day.ts";
import type { RangeKey } from "#lib/time/range.ts";

/** A range to go to: a custom one names both days, any other at most its last. */
export interface AskedRange {
  key: RangeKey;
  firstDay?: Day;
  lastDay?: Day;
}

/**
 * The search parameters that show a range, all others kept as they are. A named range that ends
 * today leaves its end out, so that its address goes on meaning "until today" tomorrow.
 */
export function toRangeQuery({
  current,
  range: { key, firstDay, lastDay },
  today,
}: {
  /** Of the page as it is. */
  current: Pick<URLSearchParams, "toString">;
  range: AskedRange;
  today: Day;
}): string {
  const query = new URLSearchParams(current.toString());
  query.set("range", key);
  query.delete("from");
  query.delete("to");
  if (key === "custom" && firstDay !== undefined) query.set("from", firstDay);
  const isEndNamed = key === "custom" || (key !== "all" && lastDay !== today);
  if (isEndNamed && lastDay !== undefined) query.set("to", lastDay);
  return query.toString();
}
