"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { Legend } from "#components/charts/legend.tsx";
import { toColour } from "#components/charts/palette.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { formatNumber } from "#lib/format/number.ts";
import { resilienceParts } from "./metrics.ts";

const DailyLines = dynamic(
  () => import("#components/charts/daily-lines.tsx").then((module) => module.DailyLines),
  { loading: () => <ChartSkeleton />, ssr: false },
);

const type = "daily_resilience";

const looks = [
  { colour: toColour("sleep") },
  { colour: toColour("recovery"), dash: "7 4" },
  { colour: toColour("stress"), dash: "1 5" },
] as const;

/** The three parts of the level on one scale. */
export function ResiliencePartsCard() {
  const page = useSeriesPage();
  const { days } = page;
  const reasons = useMemo(() => page.reasonsFor(type), [page]);
  const lines = useMemo(
    () =>
      resilienceParts.map((metric, index) => ({
        label: page.infoOf(metric).label,
        values: page.read(metric).values,
        ...(looks[index] ?? looks[0]),
      })),
    [page],
  );
  const count = days.filter((_, index) =>
    lines.some(({ values }) => (values[index] ?? null) !== null),
  ).length;
  const newest = lines.flatMap(({ label, values }) => {
    const value = values.findLast((each) => each !== null) ?? null;
    return value === null ? [] : [`${label.toLowerCase()} ${formatNumber({ value })}`];
  });
  return (
    <ChartFrame
      height={260}
      method="What Oura makes the level of, each from 0 to 100: how restful your nights are, how much you recover by day, and how you stand to daytime stress."
      status={page.statusFor({ type, count })}
      summary={`Newest: ${newest.join(", ")}.`}
      table={{
        columns: [{ label: "Day" }, ...lines.map(({ label }) => ({ label, numeric: true }))],
        rows: days.map((day, index) => [day, ...lines.map(({ values }) => values[index] ?? null)]),
      }}
      title="What makes it"
    >
      <Legend entries={lines.map(({ label, colour }) => ({ label, colour, mark: "line" }))} />
      <DailyLines
        days={days}
        domain={[0, 100]}
        lines={lines}
        name="What makes resilience"
        reasons={reasons}
        since={page.missing.firstDay}
        ticks={[0, 25, 50, 75, 100]}
      />
    </ChartFrame>
  );
}
