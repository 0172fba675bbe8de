import "server-only";
import { type NightView, toNightView } from "#components/sleep/night.ts";
import { asUser } from "#lib/db/scope.ts";
import { listDocuments } from "#lib/documents/data.ts";
import type { DayRevision } from "#lib/documents/schema.ts";
import { getDayRevision } from "#lib/documents/version-data.ts";
import { getNeighbourDays, getNewestDay } from "#lib/metrics/days.ts";
import { type Day, isDay } from "#lib/time/day.ts";
import type { UserId } from "#lib/user-id.ts";

const revisedTypes = ["daily_sleep", "sleep"] as const;

/** A night and the nights before and after it that have data. */
export interface LoadedNight {
  night: NightView | null;
  before: Day | null;
  after: Day | null;
  /** What Oura changed of it since it first came: of its score, or else of its own figures. */
  revision: DayRevision | null;
}

/** The night of a day; the newest when none is asked for, or what is asked for is no day. */
export async function loadNight({
  userId,
  asked,
}: {
  userId: UserId;
  asked: string | null;
}): Promise<LoadedNight> {
  return asUser(userId, async (db) => {
    const day =
      asked !== null && isDay(asked) ? asked : await getNewestDay(db, { userId, type: "sleep" });
    if (day === null) return { night: null, before: null, after: null, revision: null };
    const range = { from: day, to: day };
    const documents = await listDocuments(db, { userId, type: "sleep", range, withSeries: "all" });
    const { before, after } = await getNeighbourDays(db, { userId, type: "sleep", day });
    const revision = await getDayRevision(db, { userId, types: revisedTypes, day });
    return { night: toNightView({ day, documents }), before, after, revision };
  });
}
