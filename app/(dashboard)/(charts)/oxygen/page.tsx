import type { Metadata } from "next";
import { oxygenMetrics } from "#components/oxygen/metrics.ts";
import { OxygenCharts } from "#components/oxygen/oxygen-charts.tsx";
import { loadRangePage, prefetchSeries, type SearchParams } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";

export const metadata: Metadata = { title: "Blood oxygen" };

export default async function OxygenPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage({ searchParams, metrics: oxygenMetrics });
  const client = await prefetchSeries({ page, metrics: oxygenMetrics });
  return (
    <RangeFrame client={client} metrics={oxygenMetrics} page={page} title="Blood oxygen">
      <OxygenCharts />
    </RangeFrame>
  );
}
