"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { toScatterPoints } from "#components/charts/day-scatter-layout.ts";
import { toColour } from "#components/charts/palette.ts";
import { toAxis, toExtent } from "#components/charts/scale.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import { formatSpo2 } from "./oxygen-words.ts";

const DayScatter = dynamic(
  () => import("#components/charts/day-scatter.tsx").then((module) => module.DayScatter),
  { loading: () => <ChartSkeleton />, ssr: false },
);

/** More dots than a year's lie on top of each other. */
const MOST = 366;

/** Each night by both of its measures, the newest ringed. */
export function OxygenScatterCard() {
  const page = useSeriesPage();
  const { days } = page;
  const points = useMemo(
    () =>
      toScatterPoints({
        days,
        x: page.read("spo2_average").values,
        y: page.read("breathing_disturbance_index").values,
      }).slice(-MOST),
    [page, days],
  );
  const { x, y } = useMemo(() => {
    const write = (value: number) => formatNumber({ value });
    const across = toExtent(points.map((point) => point.x)) ?? [94, 100];
    const up = toExtent(points.map((point) => point.y)) ?? [0, 10];
    return {
      x: {
        label: "Blood oxygen",
        unit: "%",
        axis: toAxis({ extent: across }),
        format: (value: number) =>
          formatNumber({ value, digits: across[1] - across[0] < 3 ? 1 : 0 }),
        write: formatSpo2,
      },
      y: {
        label: "Disturbance index",
        axis: toAxis({ extent: up, include: 0 }),
        format: write,
        write,
      },
    };
  }, [points]);
  return (
    <ChartFrame
      height={260}
      method="A dot a night that has both measures, at most those of the last year of the range."
      status={page.statusFor({ type: "daily_spo2", count: points.length })}
      summary={`${formatCount({ count: points.length, one: "night" })} with both measures; the newest is ringed.`}
      table={{
        columns: [
          { label: "Day" },
          { label: "Blood oxygen (%)", numeric: true },
          { label: "Breathing disturbance index", numeric: true },
        ],
        rows: points.map((point) => [point.day, point.x, point.y]),
      }}
      title="Oxygen by disturbance"
    >
      <DayScatter
        colour={toColour("spo2")}
        name="Oxygen by disturbance"
        points={points}
        {...{ x, y }}
      />
    </ChartFrame>
  );
}
