"use client";

import dynamic from "next/dynamic";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import type { KnownAge } from "#components/charts/vascular-age-layout.ts";
import { MetricChart } from "#components/series/metric-chart.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatNumber } from "#lib/format/number.ts";
import { toVo2Summary, toVo2Table } from "./fitness-words.ts";
import { VascularAgeCard } from "./vascular-age-card.tsx";

const SparseSteps = dynamic(
  () => import("#components/charts/sparse-steps.tsx").then((module) => module.SparseSteps),
  { loading: () => <ChartSkeleton />, ssr: false },
);

/** Cardiovascular age against one's own, pulse wave velocity where it is sent, and VO2 max. */
export function FitnessCharts({ age }: { age: KnownAge | null }) {
  const { values } = useSeriesPage().read("pulse_wave_velocity");
  return (
    <div className="grid gap-4">
      <VascularAgeCard age={age} />
      {values.some((value) => value !== null) && (
        <MetricChart
          kind="dots"
          method="How fast the pulse travels along the arteries, which cardiovascular age is estimated from."
          metric="pulse_wave_velocity"
        />
      )}
      <Vo2MaxCard />
    </div>
  );
}

function Vo2MaxCard() {
  const page = useSeriesPage();
  const { days } = page;
  const { values } = page.read("vo2_max");
  const last = values.findLastIndex((value) => value !== null);
  const [newest, day] = [values[last] ?? null, days[last]];
  return (
    <ChartFrame
      delta={day === undefined ? null : `on ${toDayLabel(day)}`}
      height={260}
      method="An estimate of how much oxygen you can take up at most, in millilitres a minute for each kilogram. It comes now and then; the line holds until the next estimate, dashed where that took over 60 days. The star is the best of these days."
      status={page.statusFor({
        type: "vO2_max",
        count: values.filter((value) => value !== null).length,
      })}
      summary={toVo2Summary({ days, values })}
      table={toVo2Table({ days, values })}
      title="VO2 max"
      value={
        newest === null
          ? null
          : {
              text: formatNumber({ value: newest, digits: Number.isInteger(newest) ? 0 : 1 }),
              unit: "ml/kg/min",
            }
      }
    >
      <SparseSteps days={days} hue="activity" name="VO2 max" unit="ml/kg/min" values={values} />
    </ChartFrame>
  );
}
