import type { Metadata } from "next";
import { FitnessCharts } from "#components/fitness/fitness-charts.tsx";
import { fitnessMetrics } from "#components/fitness/metrics.ts";
import { asUser } from "#lib/db/scope.ts";
import { getOwnAge } from "#lib/documents/own-age.ts";
import { loadRangePage, prefetchSeries, type SearchParams } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";

export const metadata: Metadata = { title: "Fitness" };

export default async function FitnessPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage({ searchParams, metrics: fitnessMetrics });
  const { userId } = page;
  const [client, age] = await Promise.all([
    prefetchSeries({ page, metrics: fitnessMetrics }),
    asUser(userId, (db) => getOwnAge(db, { userId })),
  ]);
  return (
    <RangeFrame client={client} metrics={fitnessMetrics} page={page} title="Fitness">
      <FitnessCharts age={age} />
    </RangeFrame>
  );
}
