import { toMonthLabel } from "#lib/format/day-label.ts";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import type { CoveredMonth, TypeCoverage } from "#lib/sync/coverage/schema.ts";

/** "Sleep score, Mar 2026: 28 of 31 days"; "Tags, Mar 2026: 4 days with one". */
export function toMonthWords({
  row: { label, isDaily, isGranted, firstDay },
  month: { month, present, due },
}: {
  row: Pick<TypeCoverage, "label" | "isDaily" | "isGranted" | "firstDay">;
  month: CoveredMonth;
}): string {
  const name = `${label}, ${toMonthLabel(month)}`;
  if (due === 0) {
    if (!isGranted) return `${name}: not shared`;
    return firstDay === null ? `${name}: nothing yet` : `${name}: before its first day`;
  }
  if (isDaily) return `${name}: ${present} of ${formatCount({ count: due, one: "day" })}`;
  return `${name}: ${present === 0 ? "none" : `on ${formatCount({ count: present, one: "day" })}`}`;
}

/** "97 %" of the days of what comes daily, "214 days" of what comes as it happens. */
export function toRowShare({
  isDaily,
  isGranted,
  present,
  due,
}: Pick<TypeCoverage, "isDaily" | "isGranted" | "present" | "due">): string {
  if (due === 0) return isGranted ? "none" : "not shared";
  if (!isDaily) return formatCount({ count: present, one: "day" });
  // Never rounded up to all of them while one is missing.
  return `${formatNumber({ value: Math.floor((100 * present) / due) })} %`;
}
