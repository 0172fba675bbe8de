import type { Metadata } from "next";
import { ActivityCharts } from "#components/activity/activity-charts.tsx";
import { ActivityDayCard } from "#components/activity/activity-day-card.tsx";
import { ActogramCard } from "#components/activity/actogram-card.tsx";
import { activityMetrics } from "#components/activity/metrics.ts";
import { RevisionBadge } from "#components/revisions/revision-badge.tsx";
import { asUser } from "#lib/db/scope.ts";
import { getGapReason } from "#lib/sync/gaps/data.ts";
import { isDay } from "#lib/time/day.ts";
import { toForeignOffset } from "#lib/time/zone-offset.ts";
import { loadRangePage, prefetchSeries, type SearchParams, toText } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";
import { loadActivityDay, loadActogram } from "./load-activity.ts";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage({ searchParams, metrics: activityMetrics });
  const { userId, facts, today, range, timeZone } = page;
  const asked = toText((await searchParams)["day"]);
  const type = "daily_activity";
  const askedDay = asked !== null && isDay(asked) ? asked : today;
  const [client, { revision, ...day }, actogram, reason] = await Promise.all([
    prefetchSeries({ page, metrics: activityMetrics }),
    loadActivityDay({ userId, asked, timeZone }),
    loadActogram({ userId, firstDay: range.firstDay, lastDay: range.lastDay }),
    asUser(userId, (db) => getGapReason(db, { userId, day: askedDay, type })),
  ]);
  const { hourCycle, system } = facts;
  const foreignOffset = toForeignOffset({ timestamp: day.activity?.startsAt, timeZone });
  return (
    <RangeFrame client={client} metrics={activityMetrics} page={page} title="Activity">
      <ActivityDayCard
        {...{ ...day, reason, today, hourCycle, system, foreignOffset }}
        revision={
          revision && day.activity ? (
            <RevisionBadge {...{ revision, day: day.activity.day, timeZone, hourCycle }} />
          ) : null
        }
      />
      <ActivityCharts />
      <ActogramCard {...actogram} />
    </RangeFrame>
  );
}
