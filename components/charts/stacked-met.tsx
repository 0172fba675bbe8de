"use client";

import { memo, useId, useMemo } from "react";
import { formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { addDays } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { ChartHeight, useChartHeight } from "./chart-height.tsx";
import { isBefore } from "./day-buckets.ts";
import { toDayTicks } from "./day-ticks.ts";
import { Hatch } from "./hatch.tsx";
import { Legend } from "./legend.tsx";
import { INSET, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { type Axis, toAxis, toScale } from "./scale.ts";
import { type MetColumn, type MetMinutes, toMetColumns } from "./stacked-met-layout.ts";
import { MET_COLOURS, toMetPlaces } from "./stacked-met-places.ts";

export interface StackedMetProps {
  /** Ascending days or weeks; totals over the `n` days with data. */
  weeks: readonly MetMinutes[];
  period: "day" | "week";
  /** Medium and high MET minutes a day to reach; 100 is Oura's own mark. */
  reference?: number | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
  onChooseDay?: ((day: Day) => void) | undefined;
}

const LEGEND_HEIGHT = 24;

/** MET minutes a day, high and medium at the bottom against their reference, low on top of them. */
export function StackedMet(props: StackedMetProps) {
  const { weeks, period, reference = 100, since, onChooseDay } = props;
  const columns = useMemo(() => toMetColumns({ weeks, period }), [weeks, period]);
  const last = columns.at(-1);
  const count = last === undefined ? 1 : last.start + last.length;
  const axis = useMemo(() => {
    const greatest = Math.max(reference, ...columns.map(({ total }) => total ?? reference));
    return toAxis({ extent: [0, greatest] });
  }, [columns, reference]);
  const places = useMemo(
    () => toMetPlaces({ columns, count, period, reference }),
    [columns, count, period, reference],
  );
  const height = useChartHeight();
  return (
    <div>
      <ChartHeight height={height - LEGEND_HEIGHT}>
        <PlotSurface
          name="MET minutes a day by intensity"
          onChoose={
            onChooseDay &&
            ((index) => {
              const day = columns[index]?.source.day;
              if (day !== undefined) onChooseDay(day);
            })
          }
          places={places}
        >
          {(size) => (
            <Drawing
              axis={axis}
              columns={columns}
              count={count}
              reference={reference}
              since={since}
              size={size}
            />
          )}
        </PlotSurface>
      </ChartHeight>
      <Legend
        entries={[
          { label: "Low", colour: MET_COLOURS.low },
          { label: "Medium", colour: MET_COLOURS.medium },
          { label: "High", colour: MET_COLOURS.high },
          { label: `${reference} a day of medium and high`, colour: "var(--ink)", mark: "line" },
        ]}
      />
    </div>
  );
}

interface DrawingProps {
  columns: readonly MetColumn[];
  count: number;
  axis: Axis;
  reference: number;
  since: Day | null | undefined;
  size: PlotSize;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { columns, count, axis, reference, since, size } = props;
  const hatchId = useId();
  const { width, height, plotWidth, plotHeight } = size;
  const unit = plotWidth / count;
  const base = INSET.top + plotHeight;
  const toY = toScale({ domain: axis.domain, range: [base, INSET.top] });
  const first = columns[0]?.source.day;
  const days =
    first === undefined
      ? []
      : Array.from({ length: count }, (_, index) => addDays({ day: first, count: index }));
  const line = toY(reference);
  return (
    <svg height={height} width={width}>
      <defs>
        <Hatch id={hatchId} />
      </defs>
      <YAxis
        domain={axis.domain}
        format={(value) => formatNumber({ value })}
        inset={INSET}
        size={size}
        ticks={axis.ticks}
      />
      {columns.map((column, index) => (
        <Column
          before={columns[index - 1]}
          column={column}
          hatch={`url(#${hatchId})`}
          isDue={!isBefore(days[column.start + column.length - 1], since)}
          key={column.source.day}
          toY={toY}
          unit={unit}
        />
      ))}
      <line
        stroke="var(--ink)"
        strokeDasharray="4 3"
        x1={INSET.left}
        x2={INSET.left + plotWidth}
        y1={line}
        y2={line}
      />
      <DayLabels
        count={count}
        inset={INSET}
        size={size}
        ticks={toDayTicks({ days, width: plotWidth })}
      />
    </svg>
  );
});

interface ColumnProps {
  column: MetColumn;
  before: MetColumn | undefined;
  /** Whether there was a ring by then, so that an empty column is missing. */
  isDue: boolean;
  unit: number;
  hatch: string;
  toY: (value: number) => number;
}

function Column({ column, before, isDue, unit, hatch, toY }: ColumnProps) {
  const { start, length, total } = column;
  const slot = length * unit;
  const bar = Math.max(1, Math.min(28, slot * 0.68));
  const x = INSET.left + start * unit + (slot - bar) / 2;
  const end = before === undefined ? start : before.start + before.length;
  const missing = total === null ? start + length - end : start - end;
  return (
    <g>
      {missing > 0 && isDue && (
        <rect
          fill={hatch}
          height={toY(0) - INSET.top}
          opacity={0.6}
          width={missing * unit}
          x={INSET.left + end * unit}
          y={INSET.top}
        />
      )}
      {column.segments.map(({ intensity, from, to }) => (
        <rect
          fill={MET_COLOURS[intensity]}
          // A hair of ground between the parts keeps them apart in grey.
          height={Math.max(0.5, toY(from) - toY(to) - (from > 0 ? 1 : 0))}
          key={intensity}
          rx={1}
          width={bar}
          x={x}
          y={toY(to)}
        />
      ))}
    </g>
  );
}
