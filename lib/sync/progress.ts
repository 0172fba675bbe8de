import { type Day, daysBetween } from "../time/day.ts";
import type { HistoryKind } from "./plan.ts";
import type { TypeState } from "./schema.ts";

/** What is stored of one type's history. */
export interface TypeCoverage {
  kind: HistoryKind;
  state: TypeState;
  /** Days covered, newest first. */
  daysCovered: number;
}

/** How many requests a type's history takes beside another's: heart rate is most of the work. */
const weights = { documents: 1, samples: 16, whole: 0.2 } as const satisfies Record<
  HistoryKind,
  number
>;

/** Taken for the length of a history until its first day is known. */
const assumedDays = 3 * 365;
/** Part of a type that only its end completes: what lies before its first day has to be asked for. */
const endShare = 0.1;

/**
 * How much of a backfill is done, 0 to 1. `historyDays` is the person's history as far as it is known
 * by now, so the fraction may step back a little when a longer history comes to light.
 */
export function toFraction({
  types,
  historyDays,
}: {
  types: readonly TypeCoverage[];
  historyDays: number | null;
}): number {
  const total = Math.max(historyDays ?? assumedDays, 30);
  let done = 0;
  let all = 0;
  for (const { kind, state, daysCovered } of types) {
    if (state === "not_granted") continue;
    const isSettled = state === "complete" || state === "failed";
    const part = isSettled ? 1 : Math.min(1, daysCovered / total) * (1 - endShare);
    done += weights[kind] * part;
    all += weights[kind];
  }
  return all === 0 ? 1 : done / all;
}

/** Seconds left if it goes on as it has; null in the first seconds and per cent, which say nothing. */
export function toSecondsLeft({
  fraction,
  elapsedSeconds,
}: {
  fraction: number;
  elapsedSeconds: number;
}): number | null {
  if (fraction >= 1) return 0;
  if (fraction < 0.03 || elapsedSeconds < 1) return null;
  return Math.ceil((elapsedSeconds * (1 - fraction)) / fraction);
}

/** Days from `from` to the backfill's newest day, both included; 0 before the first window. */
export function toDays({ from, startDay }: { from: Day | null; startDay: Day }): number {
  return from === null ? 0 : Math.max(0, daysBetween({ from, to: startDay }) + 1);
}
