import type { Metadata } from "next";
import { readinessMetrics } from "#components/readiness/metrics.ts";
import { ReadinessCharts } from "#components/readiness/readiness-charts.tsx";
import { loadRangePage, prefetchSeries, type SearchParams } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";

export const metadata: Metadata = { title: "Readiness" };

export default async function ReadinessPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage(searchParams);
  const client = await prefetchSeries({ page, metrics: readinessMetrics });
  return (
    <RangeFrame client={client} metrics={readinessMetrics} page={page} title="Readiness">
      <ReadinessCharts />
    </RangeFrame>
  );
}
