import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { dashboardMetrics, dashboardScores } from "#components/dashboard/metrics.ts";
import { MissingCard } from "#components/dashboard/missing-card.tsx";
import { ScoreCard } from "#components/dashboard/score-card.tsx";
import { VitalsCard } from "#components/dashboard/vitals-card.tsx";
import { HeartDayCard } from "#components/heart/heart-day-card.tsx";
import { SeriesPage } from "#components/series/series-page.tsx";
import { NightCard } from "#components/sleep/night-card.tsx";
import { toMetricInfo } from "#lib/metrics/catalogue.ts";
import { toMissingReason } from "#lib/metrics/missing.ts";
import { loadHeartDay } from "../load-heart-day.ts";
import { loadNight } from "../load-night.ts";
import { loadRangePage, prefetchSeries } from "../load-range-page.ts";
import { DashboardHeader } from "./dashboard-header.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { toWithheld } from "./withheld.ts";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage() {
  const page = await loadRangePage(Promise.resolve({ range: "30d" }));
  const { userId, facts, today, timeZone } = page;
  if (page.firstDay === null) return <FirstSteps connection={facts.missing.connection} />;
  const client = await prefetchSeries({ page, metrics: dashboardMetrics });
  const heart = await loadHeartDay({ client, userId, asked: null, today, timeZone });
  const { night } = await loadNight({ userId, asked: null });
  const why = toMissingReason({ day: today, type: "heartrate", facts: facts.missing });
  const reason = why?.sentence ?? "Oura holds no heart rate for this day.";
  const { hourCycle } = facts;
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DashboardHeader today={today} />
      <SeriesPage facts={facts} metrics={toMetricInfo(dashboardMetrics)}>
        <div className="grid gap-4 lg:grid-cols-3">
          {dashboardScores.map((score) => (
            <ScoreCard key={score.metric} score={score} />
          ))}
          <NightCard
            className="lg:col-span-2"
            {...{ title: "Last night", night, hourCycle }}
            reason="Oura holds no night yet."
          />
          <div className="grid content-start gap-4">
            <VitalsCard />
            <MissingCard withheld={toWithheld(facts.missing.connection)} />
          </div>
          <HeartDayCard
            className="lg:col-span-3"
            {...{ day: heart.day, intervals: heart.intervals, now: heart.now }}
            {...{ today, timeZone, reason, hourCycle }}
          />
        </div>
      </SeriesPage>
    </HydrationBoundary>
  );
}
