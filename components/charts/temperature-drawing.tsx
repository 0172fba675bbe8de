import { memo, useId } from "react";
import { formatQuantity, type UnitSystem } from "#lib/format/unit.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import type { DayBucket, Gap } from "./day-buckets.ts";
import { type DayPin, type MarkedDays, toDayPins, toDayStretches } from "./day-marks.ts";
import { toDayTicks } from "./day-ticks.ts";
import { Hatch } from "./hatch.tsx";
import { toColour } from "./palette.ts";
import { INSET, type Inset, type PlotSize } from "./plot-surface.tsx";
import { toExtent, toScale } from "./scale.ts";
import { TagPins } from "./span-bars.tsx";

/** Where a deviation starts to be noticed, and where it stands out. */
const GUIDES = [-1, -0.5, 0.5, 1];
/** From so many days on, the smoothed line tells of cycles, and single nights step back. */
const CYCLE_DAYS = 60;
const LANE = 22;

/** Room around the plot; pins need a lane above it. */
export function toTemperatureInset({ hasPins }: { hasPins: boolean }): Inset {
  return hasPins ? { ...INSET, top: INSET.top + LANE } : INSET;
}

/** Red above the baseline, blue below. */
export function toBarColour(value: number): string {
  return toColour(value < 0 ? "cool" : "warm");
}

interface DrawingProps {
  days: readonly Day[];
  buckets: readonly DayBucket[];
  /** Single days, or buckets as the bars where days would be too many. */
  trend: readonly DayBucket[];
  gaps: readonly Gap[];
  restModes: readonly MarkedDays[];
  forming: MarkedDays | null;
  pins: readonly DayPin[];
  system?: UnitSystem | undefined;
  size: PlotSize;
}

/** Bars from zero, the trend as a line, and behind them what explains them. */
export const TemperatureDrawing = memo(function TemperatureDrawing(props: DrawingProps) {
  const { days, buckets, trend, gaps, restModes, forming, pins, system, size } = props;
  const hatchId = useId();
  const inset = toTemperatureInset({ hasPins: pins.length > 0 });
  // Symmetric and never below one degree: a quiet month must not look like a fever.
  const [low, high] = toExtent([...buckets, ...trend].map(({ value }) => value)) ?? [0, 0];
  const reach = Math.max(1, Math.ceil(Math.max(-low, high) * 2) / 2);
  const bottom = inset.top + size.plotHeight;
  const toY = toScale({ domain: [-reach, reach], range: [bottom, inset.top] });
  const column = size.plotWidth / Math.max(1, days.length);
  const toX = (x: number) => inset.left + (x + 0.5) * column;
  const step = size.plotWidth / Math.max(1, buckets.length);
  const width = Math.max(1, Math.min(24, step * 0.66));
  const ticks = reach > 1.5 ? [-reach, -1, 0, 1, reach] : [-1, -0.5, 0, 0.5, 1];
  const isCycle = days.length > CYCLE_DAYS;
  const place = { inset, size };
  return (
    <svg height={size.height} width={size.width}>
      <defs>
        <Hatch id={hatchId} />
      </defs>
      <Shade {...place} days={days} label="Rest mode" marks={restModes} />
      {forming && <Shade {...place} days={days} label="Baseline forming" marks={[forming]} />}
      {gaps.map(({ fromX, toX: endX }) => (
        <rect
          fill={`url(#${hatchId})`}
          height={size.plotHeight}
          key={fromX}
          opacity={0.6}
          width={(endX - fromX) * column}
          x={inset.left + (fromX + 0.5) * column}
          y={inset.top}
        />
      ))}
      <YAxis
        domain={[-reach, reach]}
        format={(tick) => formatQuantity({ value: tick, unit: "°C", system }).split(" ")[0] ?? ""}
        inset={inset}
        size={size}
        ticks={ticks}
      />
      {GUIDES.filter((guide) => Math.abs(guide) <= reach).map((guide) => (
        <line
          key={guide}
          stroke="var(--line-strong)"
          strokeDasharray="2 4"
          x1={inset.left}
          x2={inset.left + size.plotWidth}
          y1={toY(guide)}
          y2={toY(guide)}
        />
      ))}
      {buckets.map(({ x, value, firstIndex }) =>
        value === null ? null : (
          <rect
            fill={toBarColour(value)}
            fillOpacity={isCycle ? 0.55 : 1}
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
        strokeOpacity={isCycle ? 0.9 : 0.75}
        strokeWidth={isCycle ? 2 : 1.5}
      />
      <g transform={`translate(${inset.left} 0)`}>
        <TagPins bottom={bottom} tags={toDayPins({ pins, days })} top={2} width={size.plotWidth} />
      </g>
      <DayLabels
        count={days.length}
        inset={inset}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});

// Letters of this size are about 6 wide.
const LETTER = 6;

/** Days behind everything else, named where the name fits. */
function Shade({
  marks,
  days,
  label,
  inset,
  size,
}: {
  marks: readonly MarkedDays[];
  days: readonly Day[];
  label: string;
  inset: Inset;
  size: PlotSize;
}) {
  return toDayStretches({ marks, days }).map(({ start, end }) => {
    const width = (end - start) * size.plotWidth;
    const x = inset.left + start * size.plotWidth;
    return (
      <g key={start}>
        <rect
          fill="var(--metric-neutral)"
          fillOpacity={0.13}
          height={size.plotHeight}
          width={width}
          x={x}
          y={inset.top}
        />
        {width >= label.length * LETTER + 12 && (
          <text fill="var(--ink-muted)" fontSize={11} x={x + 6} y={inset.top + size.plotHeight - 7}>
            {label}
          </text>
        )}
      </g>
    );
  });
}

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
