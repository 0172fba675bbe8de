import type { DataTypeId } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import { type GapEvidence, toGapKind } from "./explain.ts";
import type { GapRun } from "./schema.ts";

/** The missing days of a type with their reasons, neighbours of one reason as one run. */
export function toGapRuns({
  days,
  type,
  evidence,
  isPresent,
}: {
  /** Every day of a range, ascending. */
  days: readonly Day[];
  type: DataTypeId;
  evidence: GapEvidence;
  /** Whether there is a value of a day, by its index. */
  isPresent: (index: number) => boolean;
}): GapRun[] {
  const runs: GapRun[] = [];
  let open: GapRun | null = null;
  for (const [index, day] of days.entries()) {
    const kind = isPresent(index) ? null : toGapKind({ day, type, evidence });
    if (kind === null) {
      open = null;
    } else if (open !== null && open.kind === kind) {
      open.to = day;
    } else {
      open = { from: day, to: day, kind };
      runs.push(open);
    }
  }
  return runs;
}
