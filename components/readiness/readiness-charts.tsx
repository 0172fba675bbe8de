import type { ComponentProps, ReactNode } from "react";
import { ContributorsCard } from "#components/series/contributors-card.tsx";
import { HrvTrendCard } from "#components/series/hrv-trend-card.tsx";
import { MetricChart } from "#components/series/metric-chart.tsx";
import { readinessContributors } from "./metrics.ts";
import { TemperatureCard } from "./temperature-card.tsx";

interface ReadinessChartsProps
  extends Pick<ComponentProps<typeof TemperatureCard>, "restModes" | "illness"> {
  /** What Oura changed of the newest day since it first came. */
  revision: ReactNode;
}

/** The readiness page's charts, most important first. */
export function ReadinessCharts({ restModes, illness, revision }: ReadinessChartsProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <MetricChart
        className="lg:col-span-2"
        height={260}
        method="Oura's own score of how ready you are for the day, from 0 to 100. The ribbon is your own usual range: 8 in 10 of the 60 days before."
        metric="readiness_score"
      />
      <ContributorsCard
        hue="readiness"
        metrics={readinessContributors}
        revision={revision}
        title="What made the score"
      />
      <TemperatureCard illness={illness} restModes={restModes} />
      <HrvTrendCard />
      <MetricChart
        height={240}
        kind="dots"
        method="The lowest heart rate of the night, from 30-second samples. Oura's app shows it from 5-minute samples, so the two can differ by a few beats."
        metric="lowest_heart_rate"
      />
    </div>
  );
}
