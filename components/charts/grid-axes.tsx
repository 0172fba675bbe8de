import type { HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import type { GridSize } from "./grid-surface.tsx";
import { toHourTicks } from "./hour-ticks.ts";
import type { Inset } from "./plot-surface.tsx";
import { toRowLabels } from "./row-labels.ts";

// Taller than this, a grid tells its hours at both ends.
const TALL = 320;

/** Room for the labels around rows of days. */
export function toGridInset({ rows, rowHeight }: { rows: number; rowHeight: number }): Inset {
  const bottom = rows * rowHeight > TALL ? 28 : 10;
  return { top: 22, right: 0, bottom, left: rowHeight >= 14 ? 52 : 80 };
}

const LABEL = { fill: "var(--ink-faint)", fontSize: 12 } as const;

/** Days at the left, hours of the local clock above and, where the grid is tall, below. */
export function GridAxes({
  days,
  rowHeight,
  size,
  inset,
  hourCycle,
  hours = 24,
}: {
  days: readonly Day[];
  rowHeight: number;
  size: GridSize;
  inset: Inset;
  hourCycle?: HourCycle | undefined;
  /** Across a row. */
  hours?: 24 | 48 | undefined;
}) {
  const { plotWidth, plotHeight } = size;
  const ticks = toHourTicks({
    startSeconds: 0,
    seconds: hours * 3600,
    width: plotWidth,
    hourCycle,
  });
  const bottom = inset.top + plotHeight;
  const lines = plotHeight > TALL ? [inset.top - 10, bottom + 18] : [inset.top - 10];
  return (
    <svg
      className="absolute inset-0"
      height={bottom + inset.bottom}
      width={inset.left + plotWidth + inset.right}
    >
      {ticks.map(({ x, label }) => (
        <g key={x}>
          {lines.map((y) => (
            <text {...LABEL} key={y} textAnchor="middle" x={inset.left + x * plotWidth} y={y}>
              {label}
            </text>
          ))}
          <line
            stroke="var(--line-strong)"
            x1={inset.left + x * plotWidth}
            x2={inset.left + x * plotWidth}
            y1={inset.top - 5}
            y2={inset.top - 1}
          />
        </g>
      ))}
      {toRowLabels({ days, rowHeight }).map(({ row, label }) => (
        <text
          {...LABEL}
          dominantBaseline="central"
          key={row}
          x={0}
          y={inset.top + (row + 0.5) * rowHeight}
        >
          {label}
        </text>
      ))}
    </svg>
  );
}
