import { formatRelativeTime } from "#lib/format/relative-time.ts";
import type { SyncProgress } from "#lib/sync/schema.ts";
import type { Day } from "#lib/time/day.ts";

const HOUR = 3_600_000;
/** Heart rate is asked for every ten minutes, so that two hours without an answer are a failure. */
const POLLED_HOURS = 2;
/** Everything else comes when there is something new, and is read again once a day in any case. */
const DAILY_HOURS = 26;

/** What may be out of date, in words, and the UTC day of the last read: days before it are complete. */
export interface Stale {
  words: string;
  lastRead: Day;
}

/**
 * The types that may be out of date, by id: whose last read failed, or all of them when nothing has been
 * read for longer than ever happens while all is well. "Last sync 9 h ago".
 */
export function toStaleTypes({
  progress: { types, lastSyncAt },
  now,
}: {
  progress: Pick<SyncProgress, "types" | "lastSyncAt">;
  now: number;
}): Readonly<Record<string, Stale>> {
  const isPolled = types.some(({ type, state }) => type === "heartrate" && state === "complete");
  const found = types.flatMap(({ type, state, lastError, lastSuccessAt }) => {
    const hasFailed = lastError !== null;
    const read = hasFailed ? lastSuccessAt : lastSyncAt;
    if (state === "not_granted" || read === null) return [];
    const at = Date.parse(read);
    const patience = hasFailed || isPolled ? POLLED_HOURS : DAILY_HOURS;
    if (now - at < patience * HOUR) return [];
    const words = `Last sync ${formatRelativeTime({ at, now })}`;
    return [[type, { words, lastRead: read.slice(0, 10) }] as const];
  });
  return Object.fromEntries(found);
}

/** The words for days up to `lastDay`; null when those were over before the last read. */
export function toStaleWords({
  stale,
  lastDay,
}: {
  stale: Stale | undefined;
  lastDay: Day;
}): string | null {
  // Days of a zone and of UTC are at most one apart, so that the day of the read itself counts.
  return stale === undefined || lastDay < stale.lastRead ? null : stale.words;
}
