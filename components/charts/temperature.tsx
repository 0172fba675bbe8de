"use client";

import { memo, useId, useMemo } from "react";
import type { UnitSystem } from "#lib/format/unit.ts";
import { formatQuantity } from "#lib/format/unit.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { toBucketLabel } from "./daily-tips.ts";
import { type DayBucket, toAggregation, toBuckets, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { Hatch } from "./hatch.tsx";
import { toColour } from "./palette.ts";
import { INSET, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { toExtent, toScale } from "./scale.ts";

export interface TemperatureProps {
  name: string;
  days: readonly Day[];
  /** Degrees Celsius from the person's own baseline; null is missing. */
  deviation: readonly (number | null)[];
  /** The same, smoothed by Oura over some days. */
  trend: readonly (number | null)[];
  system?: UnitSystem | undefined;
  reasons?: readonly (string | null)[] | undefined;
}

/** Where a deviation starts to be noticed, and where it stands out. */
const GUIDES = [-1, -0.5, 0.5, 1];

/** Nightly deviation as bars from zero, warm upwards and cool downwards, with Oura's own trend. */
export function Temperature({ name, days, deviation, trend, system, reasons }: TemperatureProps) {
  const aggregation = toAggregation(days.length);
  const buckets = useMemo(
    () => toBuckets({ days, values: deviation, aggregation }),
    [days, deviation, aggregation],
  );
  const trendBuckets = useMemo(
    () => toBuckets({ days, values: trend, aggregation }),
    [days, trend, aggregation],
  );
  const places = useMemo(
    () =>
      toDayPlaces({
        days,
        buckets,
        toTip: (bucket) => {
          const write = (value: number) => formatQuantity({ value, unit: "°C", system });
          const smooth = trendBuckets.find(({ firstIndex }) => firstIndex === bucket.firstIndex);
          const rows = [
            ...(bucket.value === null
              ? []
              : [
                  {
                    label: bucket.n > 1 ? "Deviation, median" : "Deviation",
                    value: write(bucket.value),
                    colour: toBarColour(bucket.value),
                  },
                ]),
            ...(smooth?.value === null || smooth === undefined
              ? []
              : [{ label: "Trend", value: write(smooth.value), colour: "var(--ink)" }]),
          ];
          const reason = reasons?.[bucket.firstIndex] ?? "nothing recorded";
          return {
            title: toBucketLabel({ days, bucket }),
            rows,
            note: rows.length === 0 ? `No data: ${reason}` : null,
          };
        },
      }),
    [days, buckets, trendBuckets, system, reasons],
  );
  return (
    <PlotSurface name={name} places={places}>
      {(size) => (
        <Drawing
          buckets={buckets}
          days={days}
          gaps={toGaps({ buckets, reasons })}
          size={size}
          system={system}
          trend={trendBuckets}
        />
      )}
    </PlotSurface>
  );
}

function toBarColour(value: number): string {
  return toColour(value < 0 ? "cool" : "warm");
}

interface DrawingProps extends Pick<TemperatureProps, "days" | "system"> {
  buckets: readonly DayBucket[];
  trend: readonly DayBucket[];
  gaps: ReturnType<typeof toGaps>;
  size: PlotSize;
}

const Drawing = memo(function Drawing({ buckets, trend, gaps, days, system, size }: DrawingProps) {
  const hatchId = useId();
  // Symmetric and never below one degree: a quiet month must not look like a fever.
  const [low, high] = toExtent(buckets.flatMap(({ value }) => [value])) ?? [0, 0];
  const reach = Math.max(1, Math.ceil(Math.max(-low, high) * 2) / 2);
  const toY = toScale({
    domain: [-reach, reach],
    range: [INSET.top + size.plotHeight, INSET.top],
  });
  const column = size.plotWidth / Math.max(1, days.length);
  const toX = (x: number) => INSET.left + (x + 0.5) * column;
  const step = size.plotWidth / Math.max(1, buckets.length);
  const width = Math.max(1, Math.min(24, step * 0.66));
  const ticks = reach > 1.5 ? [-reach, -1, 0, 1, reach] : [-1, -0.5, 0, 0.5, 1];
  return (
    <svg height={size.height} width={size.width}>
      <defs>
        <Hatch id={hatchId} />
      </defs>
      {gaps.map(({ fromX, toX: endX }) => (
        <rect
          fill={`url(#${hatchId})`}
          height={size.plotHeight}
          key={fromX}
          opacity={0.6}
          width={(endX - fromX) * column}
          x={INSET.left + (fromX + 0.5) * column}
          y={INSET.top}
        />
      ))}
      <YAxis
        domain={[-reach, reach]}
        format={(tick) => formatQuantity({ value: tick, unit: "°C", system }).split(" ")[0] ?? ""}
        inset={INSET}
        size={size}
        ticks={ticks}
      />
      {GUIDES.filter((guide) => Math.abs(guide) <= reach).map((guide) => (
        <line
          key={guide}
          stroke="var(--line-strong)"
          strokeDasharray="2 4"
          x1={INSET.left}
          x2={INSET.left + size.plotWidth}
          y1={toY(guide)}
          y2={toY(guide)}
        />
      ))}
      {buckets.map(({ x, value, firstIndex }) =>
        value === null ? null : (
          <rect
            fill={toBarColour(value)}
            height={Math.max(1, Math.abs(toY(value) - toY(0)))}
            key={firstIndex}
            rx={Math.min(2, width / 4)}
            width={width}
            x={toX(x) - width / 2}
            y={Math.min(toY(value), toY(0))}
          />
        ),
      )}
      <path
        d={toBrokenPath(
          trend.map(({ x, value }) => (value === null ? null : [toX(x), toY(value)])),
        )}
        fill="none"
        stroke="var(--ink)"
        strokeLinejoin="round"
        strokeOpacity={0.75}
        strokeWidth={1.5}
      />
      <DayLabels
        count={days.length}
        inset={INSET}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});

/** A path through the points that lifts the pen at every gap. */
function toBrokenPath(points: readonly (readonly [number, number] | number[] | null)[]): string {
  let isDown = false;
  return points
    .map((point) => {
      if (point === null) {
        isDown = false;
        return "";
      }
      const command = isDown ? "L" : "M";
      isDown = true;
      return `${command}${(point[0] ?? 0).toFixed(1)} ${(point[1] ?? 0).toFixed(1)}`;
    })
    .join("");
}
