import { ContributorsCard } from "#components/series/contributors-card.tsx";
import { MetricChart } from "#components/series/metric-chart.tsx";
import type { Day } from "#lib/time/day.ts";
import { CompareCard } from "./compare-card.tsx";
import { CompareScope } from "./compare-scope.tsx";
import { sleepContributors } from "./metrics.ts";
import type { NightView } from "./night.ts";
import { NightHrvCard } from "./night-hrv-card.tsx";
import type { SleepDay } from "./sleep-days.ts";
import { SleepHrvCard } from "./sleep-hrv-card.tsx";
import { StagesCard } from "./stages-card.tsx";
import { TimingCard } from "./timing-card.tsx";

interface SleepChartsProps {
  night: NightView | null;
  sleepDays: Readonly<Record<Day, SleepDay>>;
}

/** The sleep page's charts over its range, most important first. */
export function SleepCharts({ night, sleepDays }: SleepChartsProps) {
  return (
    <CompareScope>
      <div className="grid gap-4 lg:grid-cols-2">
        <StagesCard className="lg:col-span-2" sleepDays={sleepDays} />
        <CompareCard className="lg:col-span-2" />
        <MetricChart
          height={280}
          method="Oura's own score of the night, from 0 to 100. The ribbon is your own usual range: 8 in 10 of the 60 days before."
          metric="sleep_score"
        />
        <TimingCard sleepDays={sleepDays} />
        <NightHrvCard night={night} />
        <SleepHrvCard height={240} />
        <ContributorsCard hue="sleep" metrics={sleepContributors} title="What made the score" />
        <MetricChart
          height={340}
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
          method="The lowest heart rate of the night, from 30-second samples."
          metric="lowest_heart_rate"
        />
        <MetricChart
          className="lg:col-span-2"
          kind="dots"
          method="Breaths per minute, averaged over the night. It is among the steadiest numbers of a person."
          metric="average_breath"
        />
      </div>
    </CompareScope>
  );
}
