import type { Metadata } from "next";
import { readinessMetrics } from "#components/readiness/metrics.ts";
import { ReadinessCharts } from "#components/readiness/readiness-charts.tsx";
import { loadRangePage, prefetchSeries, type SearchParams } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";
import { loadIllness } from "./load-illness.ts";

export const metadata: Metadata = { title: "Readiness" };

export default async function ReadinessPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage(searchParams);
  const { userId, range } = page;
  const [client, marks] = await Promise.all([
    prefetchSeries({ page, metrics: readinessMetrics }),
    loadIllness({ userId, firstDay: range.firstDay, lastDay: range.lastDay }),
  ]);
  return (
    <RangeFrame client={client} metrics={readinessMetrics} page={page} title="Readiness">
      <ReadinessCharts {...marks} />
    </RangeFrame>
  );
}
