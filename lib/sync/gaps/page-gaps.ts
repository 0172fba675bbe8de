import type { DataTypeId } from "../../oura/registry.ts";
import type { Day } from "../../time/day.ts";
import { type GapReason, toGapReason } from "./reason.ts";
import type { GapsAnswer } from "./schema.ts";

/** What explains the missing days of a page; plain data, so that it can travel to the browser. */
export interface PageGaps {
  /** The first day with any data; null while there is none. */
  firstDay: Day | null;
  /** Null when there is no grant. */
  connection: { status: string; scopes: readonly string[] } | null;
  types: GapsAnswer["types"];
}

/** Why a day has nothing of a type; null where nothing is missing or it is not among the page's days. */
export function toReasonOf({
  gaps: { types },
  day,
  type,
}: {
  gaps: PageGaps;
  day: Day;
  type: DataTypeId;
}): GapReason | null {
  const gaps = types[type];
  const run = gaps?.runs.find(({ from, to }) => from <= day && day <= to);
  return gaps === undefined || run === undefined
    ? null
    : toGapReason({ kind: run.kind, label: gaps.label });
}

/** The reasons of days, ascending, in a few words each; null where nothing is missing. */
export function toReasonWords({
  gaps: { types },
  days,
  type,
}: {
  gaps: PageGaps;
  days: readonly Day[];
  type: DataTypeId;
}): (string | null)[] {
  const runs = types[type]?.runs ?? [];
  let at = 0;
  return days.map((day) => {
    while ((runs[at]?.to ?? day) < day) at += 1;
    const run = runs[at];
    return run !== undefined && run.from <= day ? toGapReason({ kind: run.kind }).words : null;
  });
}
