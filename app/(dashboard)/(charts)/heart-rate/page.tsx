import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { HeartCharts } from "#components/heart/heart-charts.tsx";
import { HeartDayCard } from "#components/heart/heart-day-card.tsx";
import { HeartMapCards } from "#components/heart/heart-map-card.tsx";
import { heartMetrics } from "#components/heart/metrics.ts";
import { RangeControl } from "#components/range/range-control.tsx";
import { SeriesPage } from "#components/series/series-page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { toMetricInfo } from "#lib/metrics/catalogue.ts";
import { toMissingReason } from "#lib/metrics/missing.ts";
import { addDays } from "#lib/time/day.ts";
import { loadHeartDay } from "../load-heart-day.ts";
import { loadRangePage, prefetchSeries, type SearchParams, toText } from "../load-range-page.ts";

export const metadata: Metadata = { title: "Heart rate" };

export default async function HeartRatePage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage(searchParams);
  const { userId, facts, today, range, timeZone } = page;
  const client = await prefetchSeries({ page, metrics: heartMetrics });
  const asked = toText((await searchParams)["day"]);
  const heart = await loadHeartDay({ client, userId, asked, today, timeZone });
  const why = toMissingReason({ day: heart.day, type: "heartrate", facts: facts.missing });
  const earliest = addDays({ day: range.lastDay, count: -364 });
  const from = range.firstDay > earliest ? range.firstDay : earliest;
  const reason = why?.sentence ?? "Oura holds no heart rate for this day.";
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader
        range={<RangeControl firstDay={page.firstDay} range={range} today={today} />}
        title="Heart rate"
      />
      <SeriesPage facts={facts} metrics={toMetricInfo(heartMetrics)}>
        <div className="grid gap-4">
          <HeartDayCard {...{ ...heart, today, timeZone, reason, hourCycle: facts.hourCycle }} />
          <HeartCharts />
          <HeartMapCards from={from} timeZone={timeZone} to={range.lastDay} />
        </div>
      </SeriesPage>
    </HydrationBoundary>
  );
}
