import { toColour } from "./palette.ts";
import type { ClockSpan, TimingMark } from "./sleep-timing-layout.ts";
import type { TimingStats } from "./sleep-timing-stats.ts";

/** Where a mark's days lie, in pixels. */
interface Column {
  x: number;
  width: number;
}

interface ColumnsProps {
  columns: readonly Column[];
  toY: (seconds: number) => number;
}

/** The bedtime window that Oura suggested, a backdrop that joins from night to night. */
export function TimingWindows({
  columns,
  windows,
  toY,
}: ColumnsProps & { windows: readonly (ClockSpan | null)[] }) {
  return columns.map((column, index) => {
    const window = windows[index];
    return window ? (
      <rect
        {...column}
        fill={toColour("recovery")}
        height={Math.max(1, toY(window.to) - toY(window.from))}
        key={column.x}
        opacity={0.26}
        y={toY(window.from)}
      />
    ) : null;
  });
}

/** Nights as floating bars without their breaks; whiskers where a bar stands for several. */
export function TimingBars({
  columns,
  marks,
  toY,
}: ColumnsProps & { marks: readonly (TimingMark | null)[] }) {
  return columns.map((column, index) => {
    const mark = marks[index];
    if (!mark) return null;
    const width = Math.max(1, Math.min(22, column.width * 0.62));
    const centre = column.x + column.width / 2;
    return (
      <g key={column.x}>
        {mark.parts.map(([from, to]) => {
          const height = Math.max(1, toY(to) - toY(from));
          return (
            <rect
              fill={toColour("sleep")}
              height={height}
              key={from}
              rx={Math.min(3, width / 3, height / 2)}
              width={width}
              x={centre - width / 2}
              y={toY(from)}
            />
          );
        })}
        {mark.spread &&
          [mark.spread.start, mark.spread.end].map(([low, high]) => (
            <line
              key={low}
              stroke="var(--ink)"
              strokeOpacity={0.75}
              x1={centre}
              x2={centre}
              y1={toY(low)}
              y2={toY(high)}
            />
          ))}
      </g>
    );
  });
}

/** Medians of bedtime and wake-up, labelled at the right. */
export function TimingMedians({
  stats,
  toY,
  write,
  left,
  right,
}: {
  stats: TimingStats;
  toY: (seconds: number) => number;
  write: (seconds: number) => string;
  left: number;
  right: number;
}) {
  return [stats.bedtime, stats.wake].map((seconds) => (
    <g key={seconds}>
      <line
        stroke="var(--ink-muted)"
        strokeDasharray="3 4"
        x1={left}
        x2={right}
        y1={toY(seconds)}
        y2={toY(seconds)}
      />
      <text
        dominantBaseline="middle"
        fill="var(--ink)"
        fontSize={12}
        fontWeight={500}
        x={right + 6}
        y={toY(seconds)}
      >
        {write(seconds)}
      </text>
    </g>
  ));
}
