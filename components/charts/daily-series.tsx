"use client";

import { memo, useId, useMemo } from "react";
import { Area, Bar, CartesianGrid, ComposedChart, ErrorBar, Line } from "recharts";
import type { UnitSystem } from "#lib/format/unit.ts";
import type { Day } from "#lib/time/day.ts";
import { type Band, toDailyTip } from "./daily-tips.ts";
import { type Aggregation, toAggregation, toBuckets, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { Hatch } from "./hatch.tsx";
import { type Hue, toColour, toTint } from "./palette.ts";
import { drawDayAxis, drawGaps, drawValueAxis, toChartProps } from "./plot-parts.tsx";
import { type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { CLOCK_STEPS, toAxis, toExtent } from "./scale.ts";
import { toTickFormat } from "./tick-format.ts";
import { toTrailingMeans } from "./trailing-means.ts";

export interface DailySeriesProps {
  /** Names the metric in tips and for screen readers. */
  name: string;
  /** Contiguous calendar days; a day without data is in it too. */
  days: readonly Day[];
  /** By day; null is missing, and never joined across. */
  values: readonly (number | null)[];
  unit: string;
  hue: Hue;
  kind: "dots" | "line" | "bars";
  /** The person's own range; drawn for single days only. */
  band?: Band | undefined;
  /** Why a day is missing, shown in its tip. */
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
  /** By the range's length unless said. */
  aggregation?: Aggregation | undefined;
  system?: UnitSystem | undefined;
  /** Fixed ends of the value axis, 0 to 100 for scores. */
  domain?: readonly [number, number] | undefined;
  onChooseDay?: ((day: Day) => void) | undefined;
}

/** One metric over a real calendar: dots, line or bars, own range as a ribbon, gaps hatched. */
export function DailySeries(props: DailySeriesProps) {
  const { name, days, values, unit, hue, kind, band, reasons, system, domain, since } = props;
  const { onChooseDay } = props;
  const aggregation = props.aggregation ?? toAggregation(days.length);
  const buckets = useMemo(
    () => toBuckets({ days, values, aggregation }),
    [days, values, aggregation],
  );
  const places = useMemo(
    () =>
      toDayPlaces({
        days,
        buckets,
        toTip: (bucket) =>
          toDailyTip({ days, bucket, name, unit, system, colour: toColour(hue), band, reasons }),
      }),
    [days, buckets, name, unit, system, hue, band, reasons],
  );
  const choose =
    onChooseDay &&
    ((index: number) => {
      const day = days[buckets[index]?.firstIndex ?? 0];
      if (day !== undefined) onChooseDay(day);
    });

  const means = useMemo(
    () => (kind === "dots" && aggregation === "day" ? toTrailingMeans({ values, least: 3 }) : null),
    [kind, aggregation, values],
  );
  const rows = useMemo(
    () =>
      buckets.map(({ x, value, spread, firstIndex }) => {
        const low = band?.low[firstIndex] ?? null;
        const high = band?.high[firstIndex] ?? null;
        const isBanded = aggregation === "day" && low !== null && high !== null;
        return {
          x,
          value,
          whisker: spread && value !== null ? [value - spread[0], spread[1] - value] : undefined,
          range: isBanded ? [low, high] : null,
          median: isBanded ? (band?.median[firstIndex] ?? null) : null,
          // Broken where the day itself is missing, like everything else.
          mean: value === null ? null : (means?.[firstIndex] ?? null),
        };
      }),
    [buckets, band, aggregation, means],
  );
  const axis = useMemo(() => {
    if (domain) return toAxis({ extent: domain, count: 4 });
    const shown = rows.flatMap(({ value, whisker, range }) => [
      value,
      ...(value !== null && whisker ? [value - (whisker[0] ?? 0), value + (whisker[1] ?? 0)] : []),
      ...(range ?? []),
    ]);
    const [low, high] = toExtent(shown) ?? [0, 1];
    // A dot on the axis' end would be cut in half.
    const room = kind === "bars" ? 0 : (high - low) * 0.04;
    return toAxis({
      extent: [low >= 0 ? Math.max(0, low - room) : low - room, high + room],
      include: kind === "bars" ? 0 : undefined,
      steps: unit === "s" || unit === "clock" ? CLOCK_STEPS : undefined,
    });
  }, [rows, domain, kind, unit]);
  const gaps = useMemo(
    () => toGaps({ buckets, days, since, reasons }),
    [buckets, days, since, reasons],
  );

  return (
    <PlotSurface name={name} onChoose={choose} places={places}>
      {(size) => (
        <Drawing
          axis={axis}
          days={days}
          gaps={gaps}
          hue={hue}
          isClipped={domain !== undefined}
          kind={kind}
          rows={rows}
          size={size}
          system={system}
          unit={unit}
        />
      )}
    </PlotSurface>
  );
}

interface Row {
  x: number;
  value: number | null;
  whisker: number[] | undefined;
  range: number[] | null;
  median: number | null;
  /** Of seven days, for dots that scatter from day to day. */
  mean: number | null;
}

interface DrawingProps extends Pick<DailySeriesProps, "days" | "unit" | "hue" | "kind" | "system"> {
  rows: Row[];
  gaps: ReturnType<typeof toGaps>;
  axis: ReturnType<typeof toAxis>;
  isClipped: boolean;
  size: PlotSize;
}

const QUIET = { isAnimationActive: false, activeDot: false, connectNulls: false } as const;
const MAX_DOTS = 120;
// Closer than this, dots on a line only thicken it.
const LINE_DOT_STEP = 10;

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { rows, gaps, axis, days, unit, hue, kind, system, size } = props;
  const hatchId = useId();
  const colour = toColour(hue);
  const hasMean = rows.some(({ mean }) => mean !== null);
  const step = size.plotWidth / Math.max(1, rows.length);
  const radius = step > 14 ? 3 : 2;
  // A value between two gaps has no line to lie on: without its dot it would vanish.
  const isSparse =
    gaps.length * 2 > rows.length / 2 || gaps.some(({ days }) => days > rows.length / 2);
  const whiskers = rows.some(({ whisker }) => whisker) && (
    <ErrorBar
      dataKey="whisker"
      direction="y"
      isAnimationActive={false}
      stroke={colour}
      strokeOpacity={0.45}
      strokeWidth={1}
      width={0}
    />
  );
  const ticks = toDayTicks({ days, width: size.plotWidth });
  return (
    <ComposedChart {...toChartProps(size)} data={rows}>
      <defs>
        <Hatch id={hatchId} />
      </defs>
      <CartesianGrid stroke="var(--line)" syncWithTicks vertical={false} />
      {drawDayAxis({ ticks, count: days.length })}
      {drawValueAxis({ axis, format: toTickFormat({ ticks: axis.ticks, unit, system }) })}
      {drawGaps({ gaps, fill: `url(#${hatchId})` })}
      <Area
        {...QUIET}
        dataKey="range"
        fill={toTint({ hue, share: 0.13 })}
        fillOpacity={1}
        stroke="none"
        type="monotone"
      />
      <Line
        {...QUIET}
        dataKey="median"
        dot={false}
        stroke={colour}
        strokeDasharray="2 4"
        strokeOpacity={0.7}
        strokeWidth={1}
      />
      <Line
        {...QUIET}
        dataKey="mean"
        dot={false}
        stroke={colour}
        strokeWidth={1.75}
        type="monotone"
      />
      {kind === "bars" ? (
        <Bar
          barSize={Math.max(1, Math.min(28, step * 0.68))}
          dataKey="value"
          fill={colour}
          isAnimationActive={false}
          radius={[Math.min(3, step / 6), Math.min(3, step / 6), 0, 0]}
        >
          {whiskers}
        </Bar>
      ) : (
        <Line
          {...QUIET}
          dataKey="value"
          dot={
            rows.length <= MAX_DOTS && (kind === "dots" || step >= LINE_DOT_STEP || isSparse)
              ? { r: radius, fill: colour, stroke: "var(--surface)", strokeWidth: 1 }
              : false
          }
          stroke={colour}
          strokeWidth={kind === "dots" ? 1 : 1.75}
          strokeOpacity={kind === "line" ? 1 : hasMean ? 0 : 0.35}
          type="linear"
        >
          {whiskers}
        </Line>
      )}
    </ComposedChart>
  );
});
