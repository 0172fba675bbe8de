import type { Metadata } from "next";
import { stressMetrics } from "#components/stress/metrics.ts";
import { ResilienceCards } from "#components/stress/resilience-cards.tsx";
import { StressCards } from "#components/stress/stress-card.tsx";
import { asUser } from "#lib/db/scope.ts";
import { listStressSummaries } from "#lib/documents/day-words.ts";
import { loadRangePage, prefetchSeries, type SearchParams } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";

export const metadata: Metadata = { title: "Stress and resilience" };

export default async function StressPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage({ searchParams, metrics: stressMetrics });
  const { userId, range } = page;
  const [client, summaries] = await Promise.all([
    prefetchSeries({ page, metrics: stressMetrics }),
    asUser(userId, (db) =>
      listStressSummaries(db, { userId, from: range.firstDay, to: range.lastDay }),
    ),
  ]);
  return (
    <RangeFrame client={client} metrics={stressMetrics} page={page} title="Stress and resilience">
      <StressCards summaries={summaries} />
      <ResilienceCards />
    </RangeFrame>
  );
}
