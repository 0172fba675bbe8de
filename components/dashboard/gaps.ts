import type { Day } from "#lib/time/day.ts";

/** Days that several scores miss for one reason. */
export interface Gap {
  labels: string[];
  /** Ascending. */
  days: Day[];
  reason: string;
}

/** One score's days: the reason where it is missing, null where it is there. */
export interface ScoreGaps {
  label: string;
  reasons: readonly (string | null)[];
}

/** Groups missing days by reason, and scores that miss the very same days into one line. */
export function toGaps({
  days,
  scores,
}: {
  days: readonly Day[];
  scores: readonly ScoreGaps[];
}): Gap[] {
  const gaps = new Map<string, Gap>();
  for (const { label, reasons } of scores) {
    const byReason = new Map<string, Day[]>();
    for (const [index, day] of days.entries()) {
      const reason = reasons[index];
      if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), day]);
    }
    for (const [reason, missing] of byReason) {
      const key = `${reason} ${missing.join(" ")}`;
      const known = gaps.get(key);
      if (known) known.labels.push(label);
      else gaps.set(key, { labels: [label], days: missing, reason });
    }
  }
  return [...gaps.values()].toSorted((a, b) => toNewest(b).localeCompare(toNewest(a)));
}

function toNewest({ days }: Gap): Day {
  return days.at(-1) ?? "";
}
