"use client";

import { memo, useId, useMemo } from "react";
import { Bar, CartesianGrid, ComposedChart, Line, ReferenceArea } from "recharts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import type { Tip } from "./chart-tip.tsx";
import { toBucketLabel } from "./daily-tips.ts";
import { type Aggregation, toAggregation, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { Hatch, HatchedFill } from "./hatch.tsx";
import { STAGE_LABELS, STAGES, toStageColour } from "./palette.ts";
import { drawDayAxis, drawGaps, drawValueAxis, toChartProps } from "./plot-parts.tsx";
import { type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { CLOCK_STEPS, toAxis, toExtent } from "./scale.ts";
import { type StageMode, type StageNight, type StageRow, toStageRows } from "./stage-nights.ts";
import { formatTick } from "./tick-format.ts";

interface StackedStagesProps {
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** By day; null for a night without stages. */
  nights: readonly (StageNight | null)[];
  /** Hours, percent of time in bed, or one stage alone. */
  mode?: StageMode;
  /** The person's own middle half of total sleep, in seconds. */
  usual?: { low: number; high: number } | null | undefined;
  reasons?: readonly (string | null)[] | undefined;
  aggregation?: Aggregation | undefined;
  onChooseDay?: ((day: Day) => void) | undefined;
}

function toTip({
  row,
  label,
  reason,
  mode,
}: {
  row: StageRow;
  label: string;
  reason: string | null;
  mode: StageMode;
}): Tip {
  const asleep = row.bucket.value;
  if (asleep === null) {
    return { title: label, rows: [], note: `No data: ${reason ?? "no sleep recorded"}` };
  }
  const write = (value: number) =>
    mode === "percent" ? `${formatNumber({ value })} %` : formatDuration({ seconds: value });
  const rows = [...STAGES].toReversed().flatMap((stage) => {
    const value = row[stage];
    if (value === null) return [];
    return [{ label: STAGE_LABELS[stage], value: write(value), colour: toStageColour(stage) }];
  });
  const nap = row.naps ? [{ label: "Naps", value: formatDuration({ seconds: row.naps }) }] : [];
  const count = row.bucket.n > 1 ? `, medians of ${row.bucket.n} nights` : "";
  return {
    title: label,
    rows: [...rows, ...nap],
    note: `Asleep ${formatDuration({ seconds: asleep })}${count}`,
  };
}

/** Sleep stages night by night, stacked from zero, awake hatched on top. */
export function StackedStages(props: StackedStagesProps) {
  const { days, nights, mode = "hours", usual, reasons, onChooseDay } = props;
  const aggregation = props.aggregation ?? toAggregation(days.length);
  const rows = useMemo(
    () => toStageRows({ days, nights, aggregation, mode }),
    [days, nights, aggregation, mode],
  );
  const buckets = useMemo(() => rows.map(({ bucket }) => bucket), [rows]);
  const places = useMemo(
    () =>
      toDayPlaces({
        days,
        buckets,
        toTip: (bucket) => {
          const row = rows.find((candidate) => candidate.bucket === bucket);
          const label = toBucketLabel({ days, bucket });
          const reason = reasons?.[bucket.firstIndex] ?? null;
          return row ? toTip({ row, label, reason, mode }) : { title: label, rows: [] };
        },
      }),
    [days, buckets, rows, reasons, mode],
  );
  const gaps = useMemo(() => toGaps({ buckets, reasons }), [buckets, reasons]);
  const choose =
    onChooseDay &&
    ((index: number) => {
      const day = days[buckets[index]?.firstIndex ?? 0];
      if (day !== undefined) onChooseDay(day);
    });

  return (
    <PlotSurface name="Sleep stages by night" onChoose={choose} places={places}>
      {(size) => (
        <Drawing days={days} gaps={gaps} mode={mode} rows={rows} size={size} usual={usual} />
      )}
    </PlotSurface>
  );
}

interface DrawingProps extends Pick<StackedStagesProps, "days" | "usual"> {
  rows: StageRow[];
  gaps: ReturnType<typeof toGaps>;
  mode: StageMode;
  size: PlotSize;
}

const Drawing = memo(function Drawing({ days, rows, gaps, mode, size, usual }: DrawingProps) {
  const id = useId();
  const step = size.plotWidth / Math.max(1, rows.length);
  const isPercent = mode === "percent";
  const sums = rows.map((row) =>
    row.bucket.value === null
      ? null
      : STAGES.reduce((sum, stage) => sum + (row[stage] ?? 0), row.naps ?? 0),
  );
  const axis = isPercent
    ? toAxis({ extent: [0, 100] })
    : toAxis({ extent: toExtent(sums) ?? [0, 28_800], include: 0, steps: CLOCK_STEPS });
  const bar = {
    barSize: Math.max(1, Math.min(26, step * 0.68)),
    stackId: "night",
    isAnimationActive: false,
    stroke: "var(--surface)",
    strokeWidth: step > 5 ? 1 : 0,
  } as const;
  const ticks = toDayTicks({ days, width: size.plotWidth });
  return (
    <ComposedChart {...toChartProps(size)} data={rows}>
      <defs>
        <Hatch id={`${id}-gap`} />
        <HatchedFill colour={toStageColour("awake")} id={`${id}-awake`} />
      </defs>
      <CartesianGrid stroke="var(--line)" syncWithTicks vertical={false} />
      {drawDayAxis({ ticks, count: days.length })}
      {drawValueAxis({
        axis,
        format: (value) => (isPercent ? `${value} %` : formatTick({ value, unit: "s" })),
      })}
      {usual && mode === "hours" && (
        <ReferenceArea
          fill="var(--metric-neutral)"
          fillOpacity={0.12}
          stroke="none"
          y1={usual.low}
          y2={usual.high}
        />
      )}
      {drawGaps({ gaps, fill: `url(#${id}-gap)` })}
      <Bar {...bar} dataKey="deep" fill={toStageColour("deep")} />
      <Bar {...bar} dataKey="rem" fill={toStageColour("rem")} />
      <Bar {...bar} dataKey="light" fill={toStageColour("light")} />
      <Bar {...bar} dataKey="awake" fill={`url(#${id}-awake)`} />
      <Bar
        {...bar}
        dataKey="naps"
        fill="transparent"
        stroke={toStageColour("light")}
        strokeWidth={1}
      />
      <Line
        activeDot={false}
        connectNulls={false}
        dataKey="mean"
        dot={false}
        isAnimationActive={false}
        stroke="var(--ink)"
        strokeWidth={1.5}
        type="monotone"
      />
    </ComposedChart>
  );
});
