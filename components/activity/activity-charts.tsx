import { ContributorsCard } from "#components/series/contributors-card.tsx";
import { MetricChart } from "#components/series/metric-chart.tsx";
import { MetCard } from "./met-card.tsx";
import { activityContributors } from "./metrics.ts";

/** The activity page's charts over its range. */
export function ActivityCharts() {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <MetricChart
        method="Oura's own score of movement, training and recovery, from 0 to 100. The ribbon is your own usual range: 8 in 10 of the 60 days before."
        metric="activity_score"
      />
      <MetricChart kind="bars" method="Steps as the ring counted them." metric="steps" />
      <MetCard />
      <ContributorsCard hue="activity" metrics={activityContributors} title="What made the score" />
      <MetricChart
        kind="bars"
        method="Energy used above rest, estimated by Oura from movement and your profile."
        metric="active_calories"
      />
      <MetricChart
        kind="bars"
        method="Time awake without moving much, while the ring was worn."
        metric="sedentary_time"
      />
    </div>
  );
}
