"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { toAggregation } from "#components/charts/day-buckets.ts";
import { STAGES, toStageColour } from "#components/charts/palette.ts";
import { StageLegend } from "#components/charts/stage-legend.tsx";
import type { StageMode, StageNight } from "#components/charts/stage-nights.ts";
import { toMetricWords } from "#components/series/metric-words.ts";
import { toDayNoun } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { useAddress } from "#components/series/use-address.ts";
import { Button } from "#components/ui/button.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import type { MetricKey } from "#lib/oura/registry.ts";
import { addDays, type Day } from "#lib/time/day.ts";
import { useCompare } from "./compare-scope.tsx";
import type { SleepDay } from "./sleep-days.ts";
import { useNightHref } from "./use-night-href.ts";

const StackedStages = dynamic(
  () => import("#components/charts/stacked-stages.tsx").then((module) => module.StackedStages),
  { loading: () => <ChartSkeleton />, ssr: false },
);

const views = [
  { value: "hours", label: "Hours" },
  { value: "percent", label: "%", name: "Percent of the time in bed" },
  { value: "one", label: "One stage" },
] as const;

/** What the head tells of: time asleep, or the one stage. */
const headMetrics = {
  deep: "deep_sleep",
  rem: "rem_sleep",
  light: "light_sleep",
  awake: "awake_time",
  hours: "total_sleep",
  percent: "total_sleep",
} as const satisfies Record<StageMode, MetricKey>;

const modes: readonly StageMode[] = ["hours", "percent", ...STAGES];

/** Stages and duration night by night, from the main sleep of each day, naps on top. */
export function StagesCard({
  sleepDays,
  className,
}: {
  sleepDays: Readonly<Record<Day, SleepDay>>;
  className?: string;
}) {
  const page = useSeriesPage();
  const router = useRouter();
  const toNightHref = useNightHref();
  const { comparison, marks, compare } = useCompare();
  const [asked, setAsked] = useAddress("stages");
  const mode = modes.find((candidate) => candidate === asked) ?? "hours";
  const setMode = (next: StageMode) => setAsked(next === "hours" ? null : next);
  const total = page.read("total_sleep");
  const nights = useMemo(() => toStageNights(page), [page]);
  const naps = useMemo(
    () => page.days.map((day) => sleepDays[day]?.naps ?? null),
    [page, sleepDays],
  );
  const reasons = useMemo(() => page.reasonsFor("sleep"), [page]);
  const words = useMemo(() => {
    const metric = headMetrics[mode];
    return toMetricWords({
      label: page.infoOf(metric).label,
      unit: "s",
      days: page.days,
      upTo: page.today,
      since: page.missing.firstDay,
      one: toDayNoun("sleep"),
      ...page.read(metric),
    });
  }, [page, mode]);
  const isDaily = toAggregation(page.days.length) === "day";
  const lastNight = page.days[total.values.findLastIndex((value) => value !== null)];
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      controls={
        <>
          <SegmentedControl
            label="What the bars show"
            onValueChange={(view) => setMode(view === "one" ? STAGES[0] : view)}
            segments={views}
            value={mode === "hours" || mode === "percent" ? mode : "one"}
          />
          {lastNight !== undefined && comparison === null && (
            <Button
              onClick={() =>
                compare({ from: addDays({ day: lastNight, count: -6 }), to: lastNight })
              }
              size="sm"
              variant="ghost"
            >
              Compare
            </Button>
          )}
        </>
      }
      delta={words.delta}
      height={280}
      method="Oura scores 5-minute epochs as deep, light or REM sleep or awake, from movement, heart rate, heart rate variability and temperature. The bars are the main sleep of each day, naps stand on top as an outline. The line is the mean of seven nights where at least four are known, the ribbon the middle half of your 60 nights before. To compare days with those before, drag over them with Shift held, or mark them with Shift and the arrow keys and press Shift and Enter."
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
          { label: "Naps (seconds)", numeric: true },
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
            naps[index] ?? null,
          ];
        }),
      }}
      title="Sleep stages"
      value={words.value}
    >
      <StageLegend
        mode={mode}
        more={toMore({ mode, isDaily, hasNaps: naps.some((nap) => nap !== null), total })}
        onChange={(stage) => setMode(stage ?? "hours")}
      />
      <StackedStages
        band={total.band}
        days={page.days}
        marks={marks}
        mode={mode}
        naps={naps}
        nights={nights}
        onChooseDay={(day) => router.push(toNightHref(day))}
        reasons={reasons}
        since={page.missing.firstDay}
        today={page.today}
      />
    </ChartFrame>
  );
}

function toMore({
  mode,
  isDaily,
  hasNaps,
  total,
}: {
  mode: StageMode;
  isDaily: boolean;
  hasNaps: boolean;
  total: ReturnType<ReturnType<typeof useSeriesPage>["read"]>;
}) {
  const hasBand = total.band?.low.some((low) => low !== null) ?? false;
  const known = total.values.filter((value) => value !== null).length;
  return [
    ...(mode === "hours" && hasNaps
      ? [{ label: "Naps", colour: toStageColour("light"), mark: "outline" } as const]
      : []),
    ...(mode !== "percent" && isDaily && known >= 4
      ? [{ label: "7-night mean", colour: "var(--ink)", mark: "line" } as const]
      : []),
    ...(mode === "hours" && isDaily && hasBand
      ? [{ label: "Your middle half", colour: "var(--metric-neutral)", mark: "band" } as const]
      : []),
    ...(mode !== "percent" && !isDaily
      ? [{ label: "8 in 10 nights", colour: "var(--ink)", mark: "line" } as const]
      : []),
  ];
}

function toStageNights(page: ReturnType<typeof useSeriesPage>): (StageNight | null)[] {
  const [deep, rem, light, awake] = (
    ["deep_sleep", "rem_sleep", "light_sleep", "awake_time"] as const
  ).map((metric) => page.read(metric).values);
  return page.days.map((_, index) => {
    const [d, r, l, a] = [deep, rem, light, awake].map((values) => values?.[index] ?? null);
    const isWhole = d != null && r != null && l != null && a != null;
    return isWhole ? { deep: d, rem: r, light: l, awake: a } : null;
  });
}
