import "server-only";
import { loadProfile } from "#lib/accounts/data.ts";
import { asUser } from "#lib/db/scope.ts";
import { getDataBounds } from "#lib/metrics/data.ts";
import { toToday } from "#lib/metrics/today.ts";
import { getCoverage } from "#lib/sync/coverage/data.ts";
import { listRhythms } from "#lib/sync/healing/data.ts";
import { type NextExpected, toNextExpected } from "#lib/sync/healing/next-expected.ts";
import { toDay } from "#lib/time/day.ts";
import { loadFrame } from "../load-frame.ts";

/** Everything the sync page shows. */
export async function loadSync() {
  const [{ userId, sync, now }, profile] = await Promise.all([loadFrame(), loadProfile()]);
  return asUser(userId, async (db) => {
    const bounds = await getDataBounds(db, { userId });
    const calendarDay = toDay({ instant: now, timeZone: profile.timeZone });
    const today = toToday({ calendarDay, lastDay: bounds?.lastDay ?? null });
    const rhythms = await listRhythms(db, { userId });
    const expected: Record<string, NextExpected> = Object.fromEntries(
      rhythms.map((rhythm) => [rhythm.type, toNextExpected({ rhythm, now })]),
    );
    return { sync, now, today, expected, coverage: await getCoverage(db, { userId, today }) };
  });
}
