import "server-only";
import { toAggregation } from "#components/charts/day-buckets.ts";
import { type SleepDay, toSleepDays } from "#components/sleep/sleep-days.ts";
import { asUser } from "#lib/db/scope.ts";
import { listSleepOutlines } from "#lib/documents/day-data.ts";
import type { Day } from "#lib/time/day.ts";
import { type Range, toLength } from "#lib/time/range.ts";
import type { UserId } from "#lib/user-id.ts";

/** Naps and breaks of a range's days; breaks only where each night is drawn by itself. */
export async function loadSleepDays({
  userId,
  range,
}: {
  userId: UserId;
  range: Range;
}): Promise<Record<Day, SleepDay>> {
  const { firstDay: from, lastDay: to } = range;
  const withPhases = toAggregation(toLength(range)) === "day";
  return asUser(userId, async (db) =>
    toSleepDays(await listSleepOutlines(db, { userId, from, to, withPhases })),
  );
}
