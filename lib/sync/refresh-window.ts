import { addDays, type Day, toDay } from "../time/day.ts";
import type { HistoryWindow } from "./plan.ts";

/** Why recent days are read again, and how many of them at least. */
export const refreshDepths = {
  /** What has no webhook is asked for all the time. */
  poll: 1,
  /** An event says that the ring has just handed over what it holds. */
  ring_synced: 2,
  /** A person asked for it. */
  asked: 3,
  /** Documents are completed and corrected for a week: the daily re-read, and the one after an outage. */
  week: 7,
  /** What changes later than that, as a rest mode that ends after weeks. */
  quarter: 90,
} as const;

export type RefreshDepth = keyof typeof refreshDepths;

export function isRefreshDepth(text: string): text is RefreshDepth {
  return Object.hasOwn(refreshDepths, text);
}

/** From this many days on, a read counts as a re-read: everything late of the days before it is in. */
const rereadDays = refreshDepths.week;
/** A shallower read overlaps the last one, as documents are written over hours. */
const overlapDays = 2;

/** For so long, generously, a ring and a phone may keep what they have not handed over yet. */
const longestAbsenceDays = 90;

/** Whether a read of this depth is one that later ones may build on. */
export function isReread(depth: RefreshDepth): boolean {
  return refreshDepths[depth] >= rereadDays;
}

/**
 * The days to read again: to tomorrow, since zones east of UTC are there already, and from as many days
 * back as the depth says. A re-read begins no later than a week before the last re-read began: what
 * came up to a week late is then in one of any two that follow each other, however long the silence
 * between them. A shallower read only reaches back to the last successful one. All but the poll begin
 * no later than the newest day stored: a ring may hand over what it recorded weeks ago, and nothing since.
 */
export function toRefreshWindow({
  depth,
  lastSuccessAt,
  rereadAt,
  newestDay,
  now,
}: {
  depth: RefreshDepth;
  /** When anything of the type was last read. */
  lastSuccessAt: Date | null;
  /** When the last successful re-read, or the newest window of the backfill, began. */
  rereadAt: Date | null;
  /** The newest day stored; null when there is none. */
  newestDay: Day | null;
  /** Milliseconds since 1970. */
  now: number;
}): HistoryWindow {
  const lastDay = toNewestDay(now);
  const firstDays = [addDays({ day: lastDay, count: -refreshDepths[depth] })];
  const lastRead = isReread(depth) ? (rereadAt ?? lastSuccessAt) : lastSuccessAt;
  const base = lastRead === null ? lastDay : toDay({ instant: lastRead, timeZone: "UTC" });
  if (lastRead !== null) {
    const back = isReread(depth) ? rereadDays : overlapDays;
    firstDays.push(addDays({ day: base, count: -back }));
  }
  if (depth !== "poll") {
    const longest = addDays({ day: base, count: -longestAbsenceDays });
    firstDays.push(newestDay === null || newestDay < longest ? longest : newestDay);
  }
  return { firstDay: firstDays.toSorted()[0] ?? lastDay, lastDay };
}

/**
 * What lies between the newest day stored and the days just read, once these have brought something: a
 * ring that was away for weeks hands everything over at once, and a poll sees only its end.
 */
export function toUnreadStretch({
  window,
  newestDay,
}: {
  window: HistoryWindow;
  /** The newest day stored before the read; null when there is none, as with a ring not worn yet. */
  newestDay: Day | null;
}): HistoryWindow | null {
  const lastDay = addDays({ day: window.firstDay, count: -1 });
  // That day itself may have been cut short by the moment at which it was read.
  const firstDay = newestDay ?? addDays({ day: window.firstDay, count: -longestAbsenceDays });
  return firstDay <= lastDay ? { firstDay, lastDay } : null;
}

/** The last day worth asking for: tomorrow by UTC, where zones east of it are already. */
export function toNewestDay(now: number): Day {
  return addDays({ day: toDay({ instant: now, timeZone: "UTC" }), count: 1 });
}
