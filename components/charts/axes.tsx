import type { DayTick } from "./day-ticks.ts";
import type { Inset, PlotSize } from "./plot-surface.tsx";
import { toScale } from "./scale.ts";

type YAxisProps = {
  size: PlotSize;
  inset: Inset;
  ticks: readonly number[];
  format: (tick: number) => string;
} & (
  | { domain: readonly [number, number] }
  /** Where a tick stands, on an axis that is not linear. */
  | { toY: (tick: number) => number }
);

/** Horizontal hairlines with their labels at the left. A domain of [high, low] points downwards. */
export function YAxis({ size, inset, ticks, format, ...scale }: YAxisProps) {
  const range = [inset.top + size.plotHeight, inset.top] as const;
  const toY = "toY" in scale ? scale.toY : toScale({ domain: scale.domain, range });
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            stroke="var(--line)"
            x1={inset.left}
            x2={inset.left + size.plotWidth}
            y1={toY(tick)}
            y2={toY(tick)}
          />
          <text
            dominantBaseline="middle"
            fill="var(--ink-faint)"
            fontSize={12}
            textAnchor="end"
            x={inset.left - 8}
            y={toY(tick)}
          >
            {format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Labels below a plot, at shares of its width. */
export function XLabels({
  size,
  inset,
  labels,
}: {
  size: PlotSize;
  inset: Inset;
  labels: readonly { x: number; label: string }[];
}) {
  return (
    <g>
      {labels.map(({ x, label }) => (
        <text
          fill="var(--ink-faint)"
          fontSize={12}
          key={`${x} ${label}`}
          textAnchor="middle"
          x={inset.left + x * size.plotWidth}
          y={inset.top + size.plotHeight + 18}
        >
          {label}
        </text>
      ))}
    </g>
  );
}

/** Labels below a plot of `count` contiguous days. */
export function DayLabels({
  size,
  inset,
  ticks,
  count,
}: {
  size: PlotSize;
  inset: Inset;
  ticks: readonly DayTick[];
  count: number;
}) {
  const labels = ticks.map(({ index, label }) => ({ x: (index + 0.5) / count, label }));
  return <XLabels inset={inset} labels={labels} size={size} />;
}
