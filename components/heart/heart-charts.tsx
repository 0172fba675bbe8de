import { HrvTrendCard } from "#components/series/hrv-trend-card.tsx";
import { MetricChart } from "#components/series/metric-chart.tsx";

/** Nightly heart rate and its variability over the range. */
export function HeartCharts() {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <MetricChart
        height={240}
        kind="dots"
        method="The lowest heart rate of the night, from 30-second samples. The ribbon is your own usual range."
        metric="lowest_heart_rate"
        title="Resting heart rate"
      />
      <HrvTrendCard />
    </div>
  );
}
