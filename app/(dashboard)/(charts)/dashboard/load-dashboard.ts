import "server-only";
import { dashboardMetrics } from "#components/dashboard/metrics.ts";
import { asUser } from "#lib/db/scope.ts";
import { getGapReason } from "#lib/sync/gaps/data.ts";
import { toForeignOffset } from "#lib/time/zone-offset.ts";
import { loadHeartDay } from "../load-heart-day.ts";
import { loadNight } from "../load-night.ts";
import { prefetchSeries, type RangePage } from "../load-range-page.ts";
import { toWithheld } from "./withheld.ts";

/** Everything the dashboard draws: 30 days of metrics, the newest night, the newest day of heart rate. */
export async function loadDashboard({ userId, facts, today, timeZone, ...page }: RangePage) {
  const client = await prefetchSeries({
    page: { userId, facts, today, timeZone, ...page },
    metrics: dashboardMetrics,
  });
  const { day, intervals, tags, now } = await loadHeartDay({
    client,
    userId,
    asked: null,
    view: "day",
    today,
    timeZone,
  });
  const { night } = await loadNight({ userId, asked: null });
  const reason = await asUser(userId, (db) => getGapReason(db, { userId, day, type: "heartrate" }));
  const { hourCycle } = facts;
  return {
    client,
    night,
    nightOffset: toForeignOffset({ timestamp: night?.main?.startsAt, timeZone }),
    withheld: toWithheld(facts.missing.connection),
    heart: { day, intervals, tags, now, today, timeZone, hourCycle, reason },
  };
}
