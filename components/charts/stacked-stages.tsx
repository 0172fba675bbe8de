"use client";

import { memo, useId, useMemo } from "react";
import {
  Area,
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
} from "recharts";
import type { Day } from "#lib/time/day.ts";
import { useOnRange } from "./chart-sync.tsx";
import { ComparedDays, type ComparedSpan, MissingTicks } from "./compared-days.tsx";
import { type Band, toBucketLabel } from "./daily-tips.ts";
import { type Aggregation, toAggregation } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { HatchedFill } from "./hatch.tsx";
import { STAGES, toStageColour } from "./palette.ts";
import { drawDayAxis, drawValueAxis, toChartProps } from "./plot-parts.tsx";
import { type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { CLOCK_STEPS, toAxis, toExtent } from "./scale.ts";
import { drawStageBar } from "./stage-bar.tsx";
import { type StageMode, type StageNight, type StageRow, toStageRows } from "./stage-nights.ts";
import { toStageTip } from "./stage-tips.ts";
import { toTickFormat } from "./tick-format.ts";

interface StackedStagesProps {
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** Days before the first and after today had no night to miss. */
  since: Day | null;
  today: Day;
  /** By day; null for a night without stages. */
  nights: readonly (StageNight | null)[];
  /** By day, seconds asleep beside the main sleep; null where there were none. */
  naps: readonly (number | null)[];
  /** Hours, percent of time in bed, or one stage alone. */
  mode?: StageMode;
  /** The person's own middle half of total sleep, by day, in seconds; drawn for single days. */
  band?: Band | undefined;
  reasons?: readonly (string | null)[] | undefined;
  aggregation?: Aggregation | undefined;
  /** Days compared and those they are compared with. */
  marks?: readonly ComparedSpan[];
  onChooseDay?: ((day: Day) => void) | undefined;
}

/** Sleep stages night by night, stacked from zero, awake hatched on top. */
export function StackedStages(props: StackedStagesProps) {
  const { days, today, nights, naps, mode = "hours", band, reasons, onChooseDay } = props;
  const aggregation = props.aggregation ?? toAggregation(days.length);
  const onRange = useOnRange();
  const rows = useMemo(
    () => toStageRows({ days, nights, naps, aggregation, mode }),
    [days, nights, naps, aggregation, mode],
  );
  const places = useMemo(() => {
    const rowOf = new Map(rows.map((row) => [row.bucket, row]));
    return toDayPlaces({
      days,
      buckets: rows.map(({ bucket }) => bucket),
      toTip: (bucket) => {
        const row = rowOf.get(bucket);
        const label = toBucketLabel({ days, bucket });
        const reason = reasons?.[bucket.firstIndex] ?? null;
        return row ? toStageTip({ row, label, reason, mode }) : { title: label, rows: [] };
      },
    });
  }, [days, rows, reasons, mode]);
  const choose = (index: number) => {
    const { firstIndex = 0, lastIndex = 0 } = rows[index]?.bucket ?? {};
    const [from, to] = [days[firstIndex], days[lastIndex]];
    if (from === undefined || to === undefined) return;
    // A week or a month opens as a range of its own, whose nights can then be chosen.
    if (from === to) onChooseDay?.(from);
    else onRange?.({ from, to });
  };
  const drawn = useMemo(
    () =>
      rows.map((row): DrawnRow => {
        const low = band?.low[row.bucket.firstIndex] ?? null;
        const high = band?.high[row.bucket.firstIndex] ?? null;
        const isBanded = mode === "hours" && aggregation === "day" && low !== null && high !== null;
        return { ...row, usual: isBanded ? [low, high] : null };
      }),
    [rows, band, mode, aggregation],
  );

  return (
    <PlotSurface name="Sleep stages by night" onChoose={onChooseDay && choose} places={places}>
      {(size) => (
        <Drawing
          days={days}
          marks={props.marks ?? NO_MARKS}
          mode={mode}
          rows={drawn}
          since={props.since}
          size={size}
          today={today}
        />
      )}
    </PlotSurface>
  );
}

const NO_MARKS: readonly ComparedSpan[] = [];

type DrawnRow = StageRow & { usual: [low: number, high: number] | null };

interface DrawingProps extends Pick<StackedStagesProps, "days" | "since" | "today"> {
  rows: readonly DrawnRow[];
  marks: readonly ComparedSpan[];
  mode: StageMode;
  size: PlotSize;
}

const QUIET = { isAnimationActive: false, activeDot: false, connectNulls: false } as const;

function toValueAxis({ rows, mode }: Pick<DrawingProps, "rows" | "mode">) {
  if (mode === "percent") return toAxis({ extent: [0, 100] });
  const tops = rows.flatMap((row) => [
    STAGES.reduce((sum, stage) => sum + (row[stage] ?? 0), row.naps ?? 0),
    (row.shown ?? 0) + (row.whisker?.[1] ?? 0),
    row.usual?.[1] ?? 0,
  ]);
  const extent = toExtent(tops) ?? [0, 28_800];
  return toAxis({ extent, include: 0, steps: CLOCK_STEPS });
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { days, since, today, rows, marks, mode, size } = props;
  const id = useId();
  const step = size.plotWidth / Math.max(1, rows.length);
  const axis = toValueAxis({ rows, mode });
  const wholeDays = Math.max(
    1,
    ...rows.map(({ bucket }) => bucket.lastIndex - bucket.firstIndex + 1),
  );
  const bar = {
    ...(wholeDays > 1
      ? { shape: (shape: BarShapeProps) => drawStageBar({ shape, wholeDays }) }
      : {}),
    barSize: Math.max(1, Math.min(26, step * 0.68)),
    stackId: "night",
    isAnimationActive: false,
    stroke: "var(--surface)",
    strokeWidth: step > 5 ? 1 : 0,
  } as const;
  const missing = rows.filter(({ bucket }) => {
    const [from, to] = [days[bucket.firstIndex], days[bucket.lastIndex]];
    if (bucket.value !== null || from === undefined || to === undefined) return false;
    return from <= today && (since === null || to >= since);
  });
  return (
    <>
      <ComposedChart {...toChartProps(size)} data={[...rows]}>
        <defs>
          <HatchedFill colour={toStageColour("awake")} id={`${id}-awake`} />
        </defs>
        <CartesianGrid stroke="var(--line)" syncWithTicks vertical={false} />
        {drawDayAxis({ ticks: toDayTicks({ days, width: size.plotWidth }), count: days.length })}
        {drawValueAxis({
          axis,
          format: toTickFormat({ ticks: axis.ticks, unit: mode === "percent" ? "%" : "s" }),
        })}
        <Area
          {...QUIET}
          dataKey="usual"
          fill="var(--metric-neutral)"
          fillOpacity={0.2}
          stroke="none"
          type="monotone"
        />
        <Bar {...bar} dataKey="deep" fill={toStageColour("deep")} />
        <Bar {...bar} dataKey="rem" fill={toStageColour("rem")} />
        <Bar {...bar} dataKey="light" fill={toStageColour("light")} />
        <Bar {...bar} dataKey="awake" fill={`url(#${id}-awake)`} />
        <Bar
          {...bar}
          dataKey="naps"
          fill="var(--surface)"
          stroke={toStageColour("light")}
          strokeWidth={1}
        />
        <Line {...QUIET} dataKey="shown" dot={false} stroke="none">
          {rows.some(({ whisker }) => whisker) && (
            <ErrorBar
              dataKey="whisker"
              direction="y"
              isAnimationActive={false}
              stroke="var(--ink)"
              strokeWidth={1}
              width={0}
            />
          )}
        </Line>
        <Line
          {...QUIET}
          dataKey="mean"
          dot={false}
          stroke="var(--surface)"
          strokeOpacity={0.7}
          strokeWidth={4}
          type="monotone"
        />
        <Line
          {...QUIET}
          dataKey="mean"
          dot={false}
          stroke="var(--ink)"
          strokeWidth={1.75}
          type="monotone"
        />
      </ComposedChart>
      <svg className="pointer-events-none absolute inset-0" height={size.height} width={size.width}>
        <MissingTicks count={days.length} size={size} xs={missing.map(({ x }) => x)} />
        <ComparedDays days={days} marks={marks} size={size} />
      </svg>
    </>
  );
});
