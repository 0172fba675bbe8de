import { dehydrate, HydrationBoundary, type QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { RangeControl } from "#components/range/range-control.tsx";
import { SeriesPage } from "#components/series/series-page.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { toMetricInfo } from "#lib/metrics/catalogue.ts";
import { toSourceMetrics } from "#lib/metrics/contributor-sources.ts";
import type { MetricKey } from "#lib/oura/registry.ts";
import { FirstSteps } from "./first-steps.tsx";
import type { RangePage } from "./load-range-page.ts";

interface RangeFrameProps {
  title: string;
  page: RangePage;
  client: QueryClient;
  metrics: readonly MetricKey[];
  children: ReactNode;
}

/** What every page over a range has: its title, its one range control, and the metrics of its charts. */
export function RangeFrame({ title, page, client, metrics, children }: RangeFrameProps) {
  const { facts, firstDay, range, today } = page;
  if (firstDay === null) return <FirstSteps connection={facts.missing.connection} title={title} />;
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader
        range={<RangeControl firstDay={firstDay} range={range} today={today} />}
        title={title}
      />
      <SeriesPage
        behind={toMetricInfo(toSourceMetrics(metrics))}
        facts={facts}
        metrics={toMetricInfo(metrics)}
        range="in-address"
      >
        <div className="grid gap-4">{children}</div>
      </SeriesPage>
    </HydrationBoundary>
  );
}
