import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { RangeControl } from "#components/range/range-control.tsx";
import { SeriesPage } from "#components/series/series-page.tsx";
import { sleepMetrics } from "#components/sleep/metrics.ts";
import { NightCard } from "#components/sleep/night-card.tsx";
import { SleepCharts } from "#components/sleep/sleep-charts.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { toMetricInfo } from "#lib/metrics/catalogue.ts";
import { toMissingReason } from "#lib/metrics/missing.ts";
import { loadNight } from "../load-night.ts";
import { loadRangePage, prefetchSeries, type SearchParams, toText } from "../load-range-page.ts";

export const metadata: Metadata = { title: "Sleep" };

export default async function SleepPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage(searchParams);
  const { userId, facts, today } = page;
  const asked = toText((await searchParams)["night"]);
  const [client, { night, before, after }] = await Promise.all([
    prefetchSeries({ page, metrics: sleepMetrics }),
    loadNight({ userId, asked }),
  ]);
  const why = toMissingReason({ day: night?.day ?? today, type: "sleep", facts: facts.missing });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader
        range={<RangeControl firstDay={page.firstDay} range={page.range} today={today} />}
        title="Sleep"
      />
      <SeriesPage facts={facts} metrics={toMetricInfo(sleepMetrics)}>
        <div className="grid gap-4">
          <NightCard
            after={after}
            before={before}
            hourCycle={facts.hourCycle}
            night={night}
            reason={why?.sentence ?? "Oura holds no sleep for this day."}
            title={asked === null ? "Latest night" : "Night"}
          />
          <SleepCharts />
        </div>
      </SeriesPage>
    </HydrationBoundary>
  );
}
