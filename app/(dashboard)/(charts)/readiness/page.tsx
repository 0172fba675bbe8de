import type { Metadata } from "next";
import { readinessMetrics } from "#components/readiness/metrics.ts";
import { ReadinessCharts } from "#components/readiness/readiness-charts.tsx";
import { RevisionBadge } from "#components/revisions/revision-badge.tsx";
import { loadRangePage, prefetchSeries, type SearchParams } from "../load-range-page.ts";
import { RangeFrame } from "../range-frame.tsx";
import { loadIllness } from "./load-illness.ts";
import { loadNewestRevision } from "./load-revision.ts";

export const metadata: Metadata = { title: "Readiness" };

export default async function ReadinessPage({ searchParams }: { searchParams: SearchParams }) {
  const page = await loadRangePage({ searchParams, metrics: readinessMetrics });
  const { userId, range, timeZone, facts } = page;
  const [client, marks, newest] = await Promise.all([
    prefetchSeries({ page, metrics: readinessMetrics }),
    loadIllness({ userId, firstDay: range.firstDay, lastDay: range.lastDay }),
    loadNewestRevision({ userId, lastDay: range.lastDay }),
  ]);
  return (
    <RangeFrame client={client} metrics={readinessMetrics} page={page} title="Readiness">
      <ReadinessCharts
        {...marks}
        revision={
          newest && <RevisionBadge {...{ ...newest, timeZone, hourCycle: facts.hourCycle }} />
        }
      />
    </RangeFrame>
  );
}
