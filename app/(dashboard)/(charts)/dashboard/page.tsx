import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { DashboardCards } from "#components/dashboard/dashboard-cards.tsx";
import { dashboardMetrics } from "#components/dashboard/metrics.ts";
import { SeriesPage } from "#components/series/series-page.tsx";
import { toMetricInfo } from "#lib/metrics/catalogue.ts";
import { FirstSteps } from "../first-steps.tsx";
import { loadRangePage } from "../load-range-page.ts";
import { DashboardHeader } from "./dashboard-header.tsx";
import { loadDashboard } from "./load-dashboard.ts";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage() {
  const page = await loadRangePage({
    searchParams: Promise.resolve({ range: "30d" }),
    metrics: dashboardMetrics,
  });
  const { facts, firstDay, today } = page;
  if (firstDay === null)
    return <FirstSteps connection={facts.missing.connection} title="Dashboard" />;
  const { client, ...cards } = await loadDashboard(page);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DashboardHeader status={facts.missing.connection?.status ?? null} today={today} />
      <SeriesPage facts={facts} metrics={toMetricInfo(dashboardMetrics)} range="fixed">
        <DashboardCards {...cards} />
      </SeriesPage>
    </HydrationBoundary>
  );
}
