import { type GapReason, toGapReason } from "#lib/sync/gaps/reason.ts";
import type { GapRun } from "#lib/sync/gaps/schema.ts";
import { daysBetween } from "#lib/time/day.ts";

/** All missing days that have one reason. */
export interface ReasonGroup {
  reason: GapReason;
  count: number;
  /** The newest first. */
  runs: GapRun[];
}

/** Missing days by their reason, the most days first; those before a person's first are not missing. */
export function toReasonGroups({
  runs,
  label,
}: {
  runs: readonly GapRun[];
  label: string;
}): ReasonGroup[] {
  const real = runs.filter(({ kind }) => kind !== "before_first_day");
  const groups = [...Map.groupBy(real, ({ kind }) => kind)].map(([kind, own]) => ({
    reason: toGapReason({ kind, label }),
    count: own.reduce((sum, run) => sum + daysBetween(run) + 1, 0),
    runs: own.toReversed(),
  }));
  return groups.toSorted((a, b) => b.count - a.count);
}
