import { formatCount } from "#lib/format/number.ts";
import type { DataTypeId } from "#lib/oura/registry.ts";
import type { Day } from "#lib/time/day.ts";

/** Types that the ring measures while its owner sleeps: their days are nights. */
const NIGHTLY: ReadonlySet<DataTypeId> = new Set([
  "sleep",
  "daily_sleep",
  "daily_readiness",
  "daily_spo2",
]);

/** What one value of a type stands for. */
export function toDayNoun(type: DataTypeId): "day" | "night" {
  return NIGHTLY.has(type) ? "night" : "day";
}

/**
 * "4 of 30 nights missing"; null when none is, and when there is nothing at all, which is another state.
 * Days after `upTo` are still to come and those before `since` were before there was a ring: neither is missing.
 */
export function toPartialWords({
  days,
  has,
  since = null,
  upTo,
  one = "day",
}: {
  days: readonly Day[];
  /** Whether there is something of a day, by its index. */
  has: (index: number) => boolean;
  since?: Day | null | undefined;
  upTo: Day;
  one?: "day" | "night" | undefined;
}): string | null {
  const due = days.flatMap((day, index) =>
    day <= upTo && (since === null || day >= since || has(index)) ? [index] : [],
  );
  const missing = due.filter((index) => !has(index)).length;
  if (missing === 0 || missing === due.length) return null;
  return `${missing.toLocaleString("en")} of ${formatCount({ count: due.length, one })} missing`;
}
