"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import type { ScatterAxis } from "#components/charts/day-scatter.tsx";
import { toScatterPoints, toScoreAxis } from "#components/charts/day-scatter-layout.ts";
import { toColour } from "#components/charts/palette.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatNumber } from "#lib/format/number.ts";
import { toMeanRecovery } from "./resilience-words.ts";

const DayScatter = dynamic(
  () => import("#components/charts/day-scatter.tsx").then((module) => module.DayScatter),
  { loading: () => <ChartSkeleton />, ssr: false },
);

/** As many days as the level itself looks back on. */
const TRAIL = 14;
const write = (value: number) => formatNumber({ value });
/** Where the last fourteen days stand between stress and recovery, and which way they went. */
export function ResilienceMapCard() {
  const page = useSeriesPage();
  const { days } = page;
  const points = useMemo(() => {
    const read = (part: "sleep_recovery" | "daytime_recovery" | "stress") =>
      page.read(`resilience_contributor_${part}`).values;
    const y = toMeanRecovery({ sleep: read("sleep_recovery"), daytime: read("daytime_recovery") });
    return toScatterPoints({ days, x: read("stress"), y }).slice(-TRAIL);
  }, [page, days]);
  const { across, up } = useMemo(() => {
    const toAxisOf = (label: string, values: number[]): ScatterAxis => ({
      label,
      axis: toScoreAxis(values),
      format: write,
      write,
    });
    return {
      across: toAxisOf(
        "Stress",
        points.map(({ x }) => x),
      ),
      up: toAxisOf(
        "Recovery",
        points.map(({ y }) => y),
      ),
    };
  }, [points]);
  const newest = points.at(-1);
  return (
    <ChartFrame
      height={260}
      method="Across is the stress part of resilience, upwards the mean of both recoveries, all as Oura scores them from 0 to 100. The last fourteen days with a value lead to the newest."
      status={page.statusFor({ type: "daily_resilience", count: points.length })}
      summary={
        newest
          ? `On ${toDayLabel(newest.day)} recovery stood at ${write(newest.y)} and stress at ${write(newest.x)}.`
          : "No resilience in these days."
      }
      table={{
        columns: [
          { label: "Day" },
          { label: "Stress", numeric: true },
          { label: "Recovery, mean of both", numeric: true },
        ],
        rows: points.map(({ day, x, y }) => [day, x, Math.round(y * 100) / 100]),
      }}
      title="Map of the last 14 days"
    >
      <DayScatter
        colour={toColour("recovery")}
        isTrail
        name="Map of resilience"
        points={points}
        x={across}
        y={up}
      />
    </ChartFrame>
  );
}
