"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { MetricChart } from "#components/series/metric-chart.tsx";
import { toDayNoun, toPartialWords } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { formatNumber } from "#lib/format/number.ts";
import { OxygenScatterCard } from "./oxygen-scatter-card.tsx";
import { toOxygenSummary, toOxygenTable, toSpo2Delta } from "./oxygen-words.ts";

const Oxygen = dynamic(
  () => import("#components/charts/oxygen.tsx").then((module) => module.Oxygen),
  { loading: () => <ChartSkeleton />, ssr: false },
);

const type = "daily_spo2";

/** Blood oxygen and disturbances over the nights, the one against the other, and breathing itself. */
export function OxygenCharts() {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <OxygenCard />
      <OxygenScatterCard />
      <MetricChart
        height={260}
        kind="dots"
        method="Breaths per minute, averaged over the night. It is among the steadiest numbers of a person."
        metric="average_breath"
      />
    </div>
  );
}

function OxygenCard() {
  const page = useSeriesPage();
  const { days, today } = page;
  const since = page.missing.firstDay;
  const spo2 = useMemo(() => page.read("spo2_average"), [page]);
  const bdi = useMemo(() => page.read("breathing_disturbance_index"), [page]);
  const reasons = useMemo(() => page.reasonsFor(type), [page]);
  const all = { days, spo2: spo2.values, bdi: bdi.values };
  const has = (index: number) =>
    (spo2.values[index] ?? null) !== null || (bdi.values[index] ?? null) !== null;
  const newest = spo2.values.findLast((value) => value !== null) ?? null;
  return (
    <ChartFrame
      className="lg:col-span-2"
      delta={toSpo2Delta({ spo2: spo2.values, usual: spo2.band?.median })}
      height={360}
      method="Mean saturation of the night, and how often breathing was disturbed in it. Oura measures both in the longest sleep of a day only, if it lasted over three hours, and not where measuring is switched off in its app. Ribbons are your own usual range: 8 in 10 of the 60 days before. A triangle marks a night below the scale."
      partial={toPartialWords({ days, has, since, upTo: today, one: toDayNoun(type) })}
      status={page.statusFor({ type, count: days.filter((_, index) => has(index)).length })}
      summary={toOxygenSummary(all)}
      table={toOxygenTable(all)}
      title="Blood oxygen"
      value={
        newest === null ? null : { text: formatNumber({ value: newest, digits: 1 }), unit: "%" }
      }
    >
      <Oxygen bdi={bdi} days={days} reasons={reasons} since={since} spo2={spo2} />
    </ChartFrame>
  );
}
