import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { RangeControl } from "#components/range/range-control.tsx";
import { readinessMetrics } from "#components/readiness/metrics.ts";
import { ReadinessCharts } from "#components/readiness/readiness-charts.tsx";
import { SeriesPage } from "#components/series/series-page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { toMetricInfo } from "#lib/metrics/catalogue.ts";
import { loadRangePage, prefetchSeries, type SearchParams } from "../load-range-page.ts";

export const metadata: Metadata = { title: "Readiness" };

export default async function ReadinessPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage(searchParams);
  const client = await prefetchSeries({ page, metrics: readinessMetrics });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader
        range={<RangeControl firstDay={page.firstDay} range={page.range} today={page.today} />}
        title="Readiness"
      />
      <SeriesPage facts={page.facts} metrics={toMetricInfo(readinessMetrics)}>
        <ReadinessCharts />
      </SeriesPage>
    </HydrationBoundary>
  );
}
