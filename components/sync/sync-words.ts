import type { Tone } from "#components/ui/badge.tsx";
import { formatRelativeTime } from "#lib/format/relative-time.ts";
import type { NextExpected } from "#lib/sync/healing/next-expected.ts";
import type { SyncProgress, TypeProgress, TypeState } from "#lib/sync/schema.ts";

/** A short state with the tone it is shown in. */
interface ToneWords {
  tone: Tone;
  words: string;
}

/** One line on the whole: what a person wants to know without opening anything. */
export function toBadgeWords({
  progress: { connection, run, lastSyncAt },
  now,
}: {
  progress: SyncProgress;
  now: number;
}): ToneWords {
  if (connection === null) return { tone: "neutral", words: "No ring connected" };
  if (connection.status === "revoked") return { tone: "neutral", words: "Ring disconnected" };
  if (connection.status === "needs_reauth") return { tone: "warn", words: "Reconnect needed" };
  if (connection.status === "membership_ended") return { tone: "warn", words: "Membership ended" };
  if (run?.status === "running") {
    const percent = Math.round(run.fraction * 100);
    return {
      tone: "info",
      words: run.kind === "backfill" ? `Fetching history ${percent} %` : "Syncing",
    };
  }
  if (run?.status === "failed") return { tone: "bad", words: "History incomplete" };
  if (lastSyncAt === null) return { tone: "neutral", words: "Not synced yet" };
  return {
    tone: "good",
    words: `Last sync ${formatRelativeTime({ at: Date.parse(lastSyncAt), now })}`,
  };
}

/** A type's state on a chip. */
export const stateWords = {
  pending: { tone: "neutral", words: "Waiting" },
  running: { tone: "info", words: "Fetching" },
  complete: { tone: "good", words: "Complete" },
  not_granted: { tone: "neutral", words: "Not shared" },
  failed: { tone: "bad", words: "Failed" },
} as const satisfies Record<TypeState, ToneWords>;

/** What a type holds: "1,096 documents", "310,412 readings", "Nothing yet". */
export function toAmount({ type, documents, state }: TypeProgress): string {
  if (state === "not_granted") return "You did not tick its box at Oura";
  if (documents === 0) return state === "complete" ? "Nothing recorded" : "Nothing yet";
  const noun = type === "heartrate" ? "reading" : "document";
  return `${documents.toLocaleString("en")} ${noun}${documents === 1 ? "" : "s"}`;
}

/** Days stored of the days there are: "212 of 1,096 days", "1,096 days"; null for types without days. */
export function toCoverage({ daysCovered, daysTotal, state }: TypeProgress): string | null {
  if (state === "not_granted") return null;
  if (state === "complete" && daysCovered > 0) return `${toCount(daysTotal ?? daysCovered)} days`;
  if (daysTotal === null) return daysCovered === 0 ? null : `${toCount(daysCovered)} days so far`;
  return `${toCount(Math.min(daysCovered, daysTotal))} of ${toCount(daysTotal)} days`;
}

/** A type's share for its own thin bar, 0 to 1. Unknown extents count against three years. */
export function toShare({ state, daysCovered, daysTotal }: TypeProgress): number {
  if (state === "complete") return 1;
  return Math.min(0.97, daysCovered / Math.max(daysTotal ?? 1095, 1));
}

function toCount(value: number): string {
  return value.toLocaleString("en");
}

/** Why the whole history cannot be fetched again now; null when it can. */
export function toAgainWords({
  progress: { connection, run, againAt },
  now,
}: {
  progress: SyncProgress;
  now: number;
}): string | null {
  if (connection === null) return "No ring is connected.";
  if (connection.status === "membership_ended") {
    return "Oura gives out nothing until your membership is renewed.";
  }
  if (connection.status !== "active") return "The ring has to be connected again first.";
  if (run?.status === "running" && run.kind === "backfill") return null;
  if (againAt === null || Date.parse(againAt) <= now) return null;
  return `Everything was fetched less than a day ago. It can be fetched again ${formatRelativeTime({ at: Date.parse(againAt), now })}.`;
}

const expectedWords = {
  rhythm: "or it is re-read",
  poll: "next poll",
  daily_read: "daily read",
} as const satisfies Record<NextExpected["by"], string>;

/** "in 6 min", and what happens then: "next poll". */
export function toExpectedWords({ at, by, now }: NextExpected & { now: number }): {
  when: string;
  why: string;
} {
  const due = Date.parse(at);
  return {
    when: due <= now ? "any moment" : formatRelativeTime({ at: due, now }),
    why: expectedWords[by],
  };
}
