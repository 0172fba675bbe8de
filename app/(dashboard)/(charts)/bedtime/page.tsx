import type { Metadata } from "next";
import { BedtimeCharts } from "#components/bedtime/bedtime-charts.tsx";
import { bedtimeMetrics } from "#components/bedtime/metrics.ts";
import { asUser } from "#lib/db/scope.ts";
import { listBedtimeAdvice } from "#lib/documents/day-words.ts";
import { loadRangePage, prefetchSeries, type SearchParams } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";

export const metadata: Metadata = { title: "Bedtime" };

export default async function BedtimePage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage({ searchParams, metrics: bedtimeMetrics });
  const { userId, range, timeZone } = page;
  const [client, advice] = await Promise.all([
    prefetchSeries({ page, metrics: bedtimeMetrics }),
    asUser(userId, (db) =>
      listBedtimeAdvice(db, { userId, from: range.firstDay, to: range.lastDay }),
    ),
  ]);
  return (
    <RangeFrame client={client} metrics={bedtimeMetrics} page={page} title="Bedtime">
      <BedtimeCharts advice={advice} timeZone={timeZone} />
    </RangeFrame>
  );
}
