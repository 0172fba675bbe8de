"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import type { ComparedSpan } from "#components/charts/compared-days.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { toMetricWords } from "./metric-words.ts";
import { toDayNoun } from "./partial-words.ts";
import { useSeriesPage } from "./series-page.tsx";
import { useAddress } from "./use-address.ts";

const HrvTrend = dynamic(
  () => import("#components/charts/hrv-trend.tsx").then((module) => module.HrvTrend),
  { loading: () => <ChartSkeleton />, ssr: false },
);

const scales = [
  { value: "linear", label: "Linear", name: "Linear axis" },
  { value: "log", label: "Log", name: "Logarithmic axis" },
] as const;

interface HrvTrendCardProps {
  marks?: readonly ComparedSpan[];
  onChooseDay?: (day: string) => void;
  height?: number;
  className?: string;
}

/** Nightly HRV over the page's range, against the own range, with how much it scatters. */
export function HrvTrendCard({ marks, onChooseDay, height = 240, className }: HrvTrendCardProps) {
  const page = useSeriesPage();
  const [asked, setAsked] = useAddress("hrv-axis");
  const scale = asked === "log" ? "log" : "linear";
  const { label, unit } = page.infoOf("average_hrv");
  const { values, band } = page.read("average_hrv");
  const { days, today } = page;
  const since = page.missing.firstDay;
  const reasons = useMemo(() => page.reasonsFor("sleep"), [page]);
  const words = useMemo(
    () =>
      toMetricWords({
        label,
        unit,
        days,
        values,
        band,
        upTo: today,
        since,
        one: toDayNoun("sleep"),
      }),
    [label, unit, days, values, band, today, since],
  );
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      controls={
        <SegmentedControl
          label="Axis"
          onValueChange={(next) => setAsked(next === "log" ? next : null)}
          segments={scales}
          value={scale}
        />
      }
      delta={words.delta}
      height={height}
      method="Nightly average of RMSSD, the beat-to-beat variation while you sleep. Dots inside your own range, the ribbon, are hollow, those outside it filled; the line is the mean of seven nights. The strip below is their coefficient of variation: the standard deviation in percent of the mean. Compare it with yourself only: people differ several times over."
      partial={words.partial}
      status={page.statusFor({ type: "sleep", count: words.count })}
      summary={words.summary}
      table={words.table}
      title={label}
      value={words.value}
    >
      <HrvTrend
        band={band}
        days={days}
        marks={marks ?? NO_MARKS}
        onChooseDay={onChooseDay}
        reasons={reasons}
        scale={scale}
        since={since}
        values={values}
      />
    </ChartFrame>
  );
}

const NO_MARKS: readonly ComparedSpan[] = [];
