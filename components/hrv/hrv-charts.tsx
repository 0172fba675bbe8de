"use client";

import { useRouter } from "next/navigation";
import { HrvTrendCard } from "#components/series/hrv-trend-card.tsx";
import { MetricChart } from "#components/series/metric-chart.tsx";
import { useDayHref } from "#components/series/use-day-href.ts";
import type { NightView } from "#components/sleep/night.ts";
import { NightHrvCard } from "#components/sleep/night-hrv-card.tsx";
import type { Day } from "#lib/time/day.ts";

interface HrvChartsProps {
  night: NightView | null;
  /** The nearest nights with data; null where there is none. */
  before: Day | null;
  after: Day | null;
}

/** The trend first; a dot of it shows its night below, beside what moves against it. */
export function HrvCharts({ night, before, after }: HrvChartsProps) {
  const router = useRouter();
  const toHref = useDayHref("night");
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <HrvTrendCard
        className="lg:col-span-2"
        height={320}
        onChooseDay={(day) => router.push(toHref(day), { scroll: false })}
      />
      <NightHrvCard night={night} steps={{ before, after, toHref }} />
      <MetricChart
        height={240}
        kind="dots"
        method="The lowest heart rate of the night, from 30-second samples. It tends to rise when HRV falls, and the other way about."
        metric="lowest_heart_rate"
        title="Resting heart rate"
      />
      <MetricChart
        className="lg:col-span-2"
        domain={[0, 100]}
        kind="bars"
        method="How your HRV of the last two weeks, the newest nights counting most, compares with that of the last three months: the part of the readiness score that it makes, from 0 to 100."
        metric="readiness_contributor_hrv_balance"
        title="HRV balance"
      />
    </div>
  );
}
