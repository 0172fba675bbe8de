"use client";

import { ReferenceArea, XAxis, YAxis } from "recharts";
import type { Gap } from "./day-buckets.ts";
import type { DayTick } from "./day-ticks.ts";
import { INSET, type PlotSize } from "./plot-surface.tsx";
import type { Axis } from "./scale.ts";

const LABEL = { fill: "var(--ink-faint)", fontSize: 12 } as const;

/** Margin and axis sizes that make Recharts' plot coincide with the surface's. */
const MARGIN = { top: INSET.top, right: INSET.right, bottom: 0, left: 0 } as const;

/** What every Recharts drawing here shares: its size, and no machinery of its own for pointing. */
export function toChartProps({ width, height }: PlotSize) {
  return { width, height, margin: MARGIN, accessibilityLayer: false } as const;
}

/** Axis of days: real calendar positions, a column each. A function, since Recharts looks at children. */
export function drawDayAxis({ ticks, count }: { ticks: readonly DayTick[]; count: number }) {
  const labels = new Map(ticks.map(({ index, label }) => [index, label]));
  return (
    <XAxis
      allowDataOverflow
      axisLine={{ stroke: "var(--line)" }}
      dataKey="x"
      domain={[-0.5, count - 0.5]}
      height={INSET.bottom}
      interval={0}
      tick={LABEL}
      tickFormatter={(index: number) => labels.get(index) ?? ""}
      tickLine={false}
      tickMargin={6}
      ticks={[...labels.keys()]}
      type="number"
    />
  );
}

/** Value axis with round ticks; its gridlines are the chart's. */
export function drawValueAxis({ axis, format }: { axis: Axis; format: (value: number) => string }) {
  return (
    <YAxis
      allowDataOverflow
      axisLine={false}
      domain={[axis.domain[0], axis.domain[1]]}
      interval={0}
      tick={LABEL}
      tickFormatter={format}
      tickLine={false}
      tickMargin={6}
      ticks={axis.ticks}
      type="number"
      width={INSET.left}
    />
  );
}

/** Missing marks: hatched from edge to edge, unlike both zero and not yet. */
export function drawGaps({ gaps, fill }: { gaps: readonly Gap[]; fill: string }) {
  return gaps.map(({ fromX, toX }) => (
    <ReferenceArea
      fill={fill}
      fillOpacity={0.6}
      ifOverflow="hidden"
      key={fromX}
      stroke="none"
      x1={fromX}
      x2={toX}
    />
  ));
}
