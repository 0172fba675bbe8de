import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ActivityCharts } from "#components/activity/activity-charts.tsx";
import { ActivityDayCard } from "#components/activity/activity-day-card.tsx";
import { ActogramCard } from "#components/activity/actogram-card.tsx";
import { activityMetrics } from "#components/activity/metrics.ts";
import { RangeControl } from "#components/range/range-control.tsx";
import { SeriesPage } from "#components/series/series-page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { toMetricInfo } from "#lib/metrics/catalogue.ts";
import { toMissingReason } from "#lib/metrics/missing.ts";
import { loadRangePage, prefetchSeries, type SearchParams, toText } from "../load-range-page.ts";
import { loadActivityDay, loadActogram } from "./load-activity.ts";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage(searchParams);
  const { userId, facts, today, range } = page;
  const asked = toText((await searchParams)["day"]);
  const [client, day, actogram] = await Promise.all([
    prefetchSeries({ page, metrics: activityMetrics }),
    loadActivityDay({ userId, asked }),
    loadActogram({ userId, firstDay: range.firstDay, lastDay: range.lastDay }),
  ]);
  const type = "daily_activity";
  const why = toMissingReason({ day: asked ?? today, type, facts: facts.missing });
  const reason = why?.sentence ?? "Oura holds no movement for this day.";
  const { hourCycle, system } = facts;
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader
        range={<RangeControl firstDay={page.firstDay} range={range} today={today} />}
        title="Activity"
      />
      <SeriesPage facts={facts} metrics={toMetricInfo(activityMetrics)}>
        <div className="grid gap-4">
          <ActivityDayCard {...{ ...day, reason, today, hourCycle, system }} />
          <ActivityCharts />
          <ActogramCard {...actogram} />
        </div>
      </SeriesPage>
    </HydrationBoundary>
  );
}
