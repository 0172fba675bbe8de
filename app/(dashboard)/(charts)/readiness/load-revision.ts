import "server-only";
import { asUser } from "#lib/db/scope.ts";
import type { DayRevision } from "#lib/documents/schema.ts";
import { getDayRevision } from "#lib/documents/version-data.ts";
import { getNeighbourDays } from "#lib/metrics/days.ts";
import { addDays, type Day } from "#lib/time/day.ts";
import type { UserId } from "#lib/user-id.ts";

const type = "daily_readiness";

/** What Oura changed of the newest readiness up to `lastDay` since it first came; null when nothing. */
export async function loadNewestRevision({
  userId,
  lastDay,
}: {
  userId: UserId;
  lastDay: Day;
}): Promise<{ day: Day; revision: DayRevision } | null> {
  return asUser(userId, async (db) => {
    const next = addDays({ day: lastDay, count: 1 });
    const { before: day } = await getNeighbourDays(db, { userId, type, day: next });
    if (day === null) return null;
    const revision = await getDayRevision(db, { userId, types: [type], day });
    return revision && { day, revision };
  });
}
