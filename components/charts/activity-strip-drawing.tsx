import { memo, useId, useMemo } from "react";
import { formatDuration } from "#lib/format/duration.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import {
  type ActivityClass,
  CLASS_SECONDS,
  type ClassRun,
  toClassColour,
  toInactivityRuns,
} from "./activity-classes.ts";
import type { ColouredSpan } from "./activity-strip-places.ts";
import { XLabels } from "./axes.tsx";
import { Hatch } from "./hatch.tsx";
import { toHourTicks } from "./hour-ticks.ts";
import type { Inset, PlotSize } from "./plot-surface.tsx";
import { SpanBars } from "./span-bars.tsx";

export const STRIP_INSET: Inset = { top: 8, right: 0, bottom: 26, left: 0 };

const LANE_HEIGHT = 22;

const HEIGHTS = { 0: 1, 1: 0.1, 2: 0.24, 3: 0.46, 4: 0.73, 5: 1 } as const satisfies Record<
  ActivityClass,
  number
>;

interface DrawingProps {
  runs: readonly ClassRun[];
  spans: readonly ColouredSpan[];
  count: number;
  length: number;
  startSeconds: number | null;
  hourCycle: HourCycle;
  isToday: boolean;
  size: PlotSize;
}

/** The marks of an activity strip: columns, gaps, brackets, and a lane of intervals above. */
export const StripDrawing = memo(function StripDrawing(props: DrawingProps) {
  const { runs, spans, count, length, startSeconds, hourCycle, isToday, size } = props;
  const hatchId = useId();
  const { width, height, plotWidth, plotHeight } = size;
  const laneHeight = spans.length > 0 ? LANE_HEIGHT : 0;
  const top = STRIP_INSET.top + laneHeight;
  const base = STRIP_INSET.top + plotHeight;
  const cell = plotWidth / count;
  const tall = base - top;
  const columns = useMemo(
    () => toColumnPaths({ runs, cell, base, tall }),
    [runs, cell, base, tall],
  );
  const ticks =
    startSeconds === null
      ? []
      : toHourTicks({
          startSeconds,
          seconds: count * CLASS_SECONDS,
          width: plotWidth,
          hourCycle,
        });
  const gaps = [
    ...runs.filter(({ class: of }) => of === null || of === 0),
    ...(length < count && !isToday ? [{ class: null, start: length, end: count }] : []),
  ];
  return (
    <svg height={height} width={width}>
      <defs>
        <Hatch id={hatchId} />
      </defs>
      {ticks.map(({ x }) => (
        <line
          key={x}
          stroke="var(--line)"
          x1={x * plotWidth}
          x2={x * plotWidth}
          y1={top}
          y2={base}
        />
      ))}
      {gaps.map(({ start, end }) => (
        <rect
          fill={`url(#${hatchId})`}
          height={tall}
          key={start}
          opacity={0.7}
          width={(end - start) * cell}
          x={start * cell}
          y={top}
        />
      ))}
      {columns.map(({ of, path }) => (
        <path d={path} fill={toClassColour(of)} key={of} />
      ))}
      <line stroke="var(--line-strong)" x1={0} x2={plotWidth} y1={base + 0.5} y2={base + 0.5} />
      {toInactivityRuns(runs).map((run) => (
        <Bracket
          from={run.start * cell}
          key={run.start}
          seconds={(run.end - run.start) * CLASS_SECONDS}
          to={run.end * cell}
          y={base - HEIGHTS[2] * tall - 6}
        />
      ))}
      <SpanBars bars={spans} top={STRIP_INSET.top} width={plotWidth} />
      <XLabels inset={STRIP_INSET} labels={ticks} size={size} />
    </svg>
  );
});

// One path a class, so that a day of columns is five elements.
function toColumnPaths({
  runs,
  cell,
  base,
  tall,
}: {
  runs: readonly ClassRun[];
  cell: number;
  base: number;
  tall: number;
}) {
  const paths = new Map<ActivityClass, string>();
  for (const { class: of, start, end } of runs) {
    if (of === null || of === 0) continue;
    const y = base - HEIGHTS[of] * tall;
    // A run is one block: seams between its columns would shimmer.
    const column = `M${start * cell} ${base}V${y}H${end * cell}V${base}z`;
    paths.set(of, (paths.get(of) ?? "") + column);
  }
  return [...paths].map(([of, path]) => ({ of, path }));
}

function Bracket({
  from,
  to,
  y,
  seconds,
}: {
  from: number;
  to: number;
  y: number;
  seconds: number;
}) {
  return (
    <g>
      <path
        d={`M${from + 1} ${y + 4}V${y}H${to - 1}V${y + 4}`}
        fill="none"
        stroke="var(--ink-faint)"
      />
      {to - from >= 44 && (
        <text
          fill="var(--ink-muted)"
          fontSize={12}
          textAnchor="middle"
          x={(from + to) / 2}
          y={y - 5}
        >
          {formatDuration({ seconds })}
        </text>
      )}
    </g>
  );
}
