"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import type { StageMode, StageNight } from "#components/charts/stage-nights.ts";
import { toMetricWords } from "#components/series/metric-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toNightHref } from "./night-href.ts";

const StackedStages = dynamic(
  () => import("#components/charts/stacked-stages.tsx").then((module) => module.StackedStages),
  { loading: () => <Skeleton className="h-full w-full" />, ssr: false },
);

const modes = [
  { value: "hours", label: "Hours" },
  { value: "percent", label: "%" },
  { value: "deep", label: "Deep" },
  { value: "rem", label: "REM" },
] as const satisfies { value: StageMode; label: string }[];

/** Stages and duration night by night, from the main sleep of each day. */
export function StagesCard({ className }: { className?: string }) {
  const page = useSeriesPage();
  const router = useRouter();
  const [mode, setMode] = useState<StageMode>("hours");
  const total = page.read("total_sleep");
  const nights = useMemo(() => toStageNights(page), [page]);
  const reasons = useMemo(() => page.reasonsFor("sleep"), [page]);
  const words = useMemo(
    () =>
      toMetricWords({
        label: "Total sleep",
        unit: "s",
        days: page.days,
        upTo: page.today,
        values: total.values,
        band: total.band,
      }),
    [page, total],
  );
  const lastIndex = total.values.findLastIndex((value) => value !== null);
  const low = total.band?.low[lastIndex] ?? null;
  const high = total.band?.high[lastIndex] ?? null;
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      controls={
        <SegmentedControl
          label="What the bars show"
          onValueChange={setMode}
          segments={modes}
          value={mode}
        />
      }
      delta={words.delta}
      height={280}
      method="Oura scores 5-minute epochs as deep, light or REM sleep or awake, from movement, heart rate, heart rate variability and temperature. The bars are the main sleep of each day; naps are not in them."
      partial={words.partial}
      status={page.statusFor({ type: "sleep", count: words.count })}
      summary={words.summary}
      table={{
        columns: [
          { label: "Night of" },
          { label: "Deep (seconds)", numeric: true },
          { label: "REM (seconds)", numeric: true },
          { label: "Light (seconds)", numeric: true },
          { label: "Awake (seconds)", numeric: true },
          { label: "Total sleep (seconds)", numeric: true },
        ],
        rows: page.days.map((day, index) => {
          const night = nights[index];
          return [
            day,
            night?.deep ?? null,
            night?.rem ?? null,
            night?.light ?? null,
            night?.awake ?? null,
            total.values[index] ?? null,
          ];
        }),
      }}
      title="Sleep stages"
      value={words.value}
    >
      <StackedStages
        days={page.days}
        mode={mode}
        nights={nights}
        onChooseDay={(day) => router.push(toNightHref(day))}
        reasons={reasons}
        usual={low === null || high === null ? null : { low, high }}
      />
    </ChartFrame>
  );
}

function toStageNights(page: ReturnType<typeof useSeriesPage>): (StageNight | null)[] {
  const deep = page.read("deep_sleep").values;
  const rem = page.read("rem_sleep").values;
  const light = page.read("light_sleep").values;
  const awake = page.read("awake_time").values;
  return page.days.map((_, index) => {
    const night = {
      deep: deep[index] ?? null,
      rem: rem[index] ?? null,
      light: light[index] ?? null,
      awake: awake[index] ?? null,
    };
    const { deep: d, rem: r, light: l, awake: a } = night;
    return d === null || r === null || l === null || a === null
      ? null
      : { deep: d, rem: r, light: l, awake: a };
  });
}
