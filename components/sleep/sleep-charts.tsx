import { ContributorsCard } from "#components/series/contributors-card.tsx";
import { MetricChart } from "#components/series/metric-chart.tsx";
import { sleepContributors } from "./metrics.ts";
import { StagesCard } from "./stages-card.tsx";
import { TimingCard } from "./timing-card.tsx";

/** The sleep page's charts over its range, most important first. */
export function SleepCharts() {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <StagesCard className="lg:col-span-2" />
      <MetricChart
        method="Oura's own score of the night, from 0 to 100. The ribbon is your own usual range: 8 in 10 of the 60 days before."
        metric="sleep_score"
      />
      <TimingCard />
      <ContributorsCard hue="sleep" metrics={sleepContributors} title="What made the score" />
      <MetricChart
        height={265}
        method="The share of the time in bed that you were asleep."
        metric="sleep_efficiency"
      />
      <MetricChart
        kind="dots"
        method="How long it took to fall asleep after going to bed."
        metric="sleep_latency"
      />
      <MetricChart
        kind="dots"
        method="Nightly average of RMSSD, the beat-to-beat variation while you sleep. Compare it with your own ribbon only."
        metric="average_hrv"
      />
      <MetricChart
        kind="dots"
        method="The lowest heart rate of the night, from 30-second samples."
        metric="lowest_heart_rate"
      />
      <MetricChart
        kind="dots"
        method="Breaths per minute, averaged over the night. It is among the steadiest numbers of a person."
        metric="average_breath"
      />
    </div>
  );
}
