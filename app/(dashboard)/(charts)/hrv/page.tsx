import type { Metadata } from "next";
import { HrvCharts } from "#components/hrv/hrv-charts.tsx";
import { hrvMetrics } from "#components/hrv/metrics.ts";
import { loadNight } from "../load-night.ts";
import { loadRangePage, prefetchSeries, type SearchParams, toText } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";

export const metadata: Metadata = { title: "Heart rate variability" };

export default async function HrvPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage({ searchParams, metrics: hrvMetrics });
  const asked = toText((await searchParams)["night"]);
  const [client, { night, before, after }] = await Promise.all([
    prefetchSeries({ page, metrics: hrvMetrics }),
    loadNight({ userId: page.userId, asked }),
  ]);
  return (
    <RangeFrame client={client} metrics={hrvMetrics} page={page} title="Heart rate variability">
      <HrvCharts {...{ night, before, after }} />
    </RangeFrame>
  );
}
