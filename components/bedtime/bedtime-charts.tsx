"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { toBedtimeStats } from "#components/charts/bedtime-layout.ts";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { Legend } from "#components/charts/legend.tsx";
import { toColour } from "#components/charts/palette.ts";
import { MetricChart } from "#components/series/metric-chart.tsx";
import { toDayNoun, toPartialWords } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import type { Day } from "#lib/time/day.ts";
import { type Advice, toBedtimeSummary, toBedtimeTable } from "./bedtime-words.ts";
import { TonightCard } from "./tonight-card.tsx";
import { useBedtimes } from "./use-bedtimes.ts";

const Bedtimes = dynamic(
  () => import("#components/charts/bedtimes.tsx").then((module) => module.Bedtimes),
  { loading: () => <ChartSkeleton />, ssr: false },
);

interface BedtimeChartsProps {
  /** What Oura says of the days, in its codes. */
  advice: Readonly<Record<Day, Advice>>;
  /** IANA name of the person's zone. */
  timeZone: string;
}

/** Bedtimes against their windows, tonight on a dial, and what good timing does. */
export function BedtimeCharts({ advice, timeZone }: BedtimeChartsProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <BedtimesCard advice={advice} className="lg:col-span-2" />
      <TonightCard advice={advice} timeZone={timeZone} />
      <MetricChart
        className="lg:col-span-2"
        domain={[0, 100]}
        height={220}
        kind="bars"
        method="The part of the sleep score that the timing of the night makes, from 0 to 100."
        metric="sleep_contributor_timing"
        title="Timing, as Oura scores it"
      />
      <MetricChart
        height={220}
        kind="dots"
        method="How long it took to fall asleep after going to bed."
        metric="sleep_latency"
      />
    </div>
  );
}

function BedtimesCard({
  advice,
  className,
}: Pick<BedtimeChartsProps, "advice"> & { className: string }) {
  const page = useSeriesPage();
  const { days, today, hourCycle } = page;
  const since = page.missing.firstDay;
  const { bedtimes, windows, words } = useBedtimes(advice);
  const reasons = useMemo(() => page.reasonsFor("sleep"), [page]);
  const stats = useMemo(
    () => toBedtimeStats({ days, bedtimes, windows }),
    [days, bedtimes, windows],
  );
  const nights = bedtimes.filter((at) => at !== null).length;
  return (
    <ChartFrame
      className={className}
      height={300}
      method="When you went to bed, by the clock of the place, before the window that Oura suggested for that night. A full dot lies in the window, a half one at most half an hour off, a hollow one further; small dots had no window to keep to."
      partial={toPartialWords({
        days,
        has: (index) => (bedtimes[index] ?? null) !== null,
        since,
        upTo: today,
        one: toDayNoun("sleep"),
      })}
      status={page.statusFor({ type: "sleep", count: nights })}
      summary={toBedtimeSummary({
        stats,
        nights,
        newestAdvice: words.findLast((each) => each !== null) ?? null,
      })}
      table={toBedtimeTable({ days, bedtimes, windows, advice: words, hourCycle })}
      title="Bedtimes"
      value={
        stats === null
          ? undefined
          : { text: `${stats.inside} of ${stats.of}`, unit: "in the window" }
      }
    >
      {stats !== null && (
        <Legend
          entries={[
            { label: "In the window", colour: toColour("sleep"), mark: "pin" },
            { label: "Outside it", colour: toColour("sleep"), mark: "outline" },
            { label: "Window that Oura suggested", colour: toColour("recovery"), mark: "band" },
          ]}
        />
      )}
      <Bedtimes
        advice={words}
        bedtimes={bedtimes}
        days={days}
        hourCycle={hourCycle}
        reasons={reasons}
        since={since}
        windows={windows}
      />
    </ChartFrame>
  );
}
