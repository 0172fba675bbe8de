"use client";

import { memo, useMemo } from "react";
import { formatCount } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels } from "./axes.tsx";
import type { Tip } from "./chart-tip.tsx";
import { toBucketLabel } from "./daily-tips.ts";
import { type Gap, toAggregation, toBuckets, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { GapColumns } from "./gap-columns.tsx";
import { type LaneRun, toLaneCounts, toLanePieces } from "./ordinal-lanes-layout.ts";
import { type Hue, toColour, toTint } from "./palette.ts";
import { type Inset, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { toDotPath } from "./segments.ts";

interface OrdinalLanesProps {
  name: string;
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** By day, the place of its level from 1; null is missing. */
  levels: readonly (number | null)[];
  /** The levels' names from the lowest. */
  labels: readonly string[];
  hue: Hue;
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
}

// The longest name of a level has to fit at the left.
const LANES: Inset = { top: 6, right: 12, bottom: 26, left: 84 };

/** A lane a level, a dot a day, and a step line through them that breaks where days are missing. */
export function OrdinalLanes(props: OrdinalLanesProps) {
  const { name, days, levels, labels, hue, reasons, since } = props;
  const buckets = useMemo(
    () => toBuckets({ days, values: levels, aggregation: toAggregation(days.length) }),
    [days, levels],
  );
  const places = useMemo(
    () =>
      toDayPlaces({
        days,
        buckets,
        toTip: (bucket): Tip => {
          const { firstIndex, lastIndex } = bucket;
          const title = toBucketLabel({ days, bucket });
          const counts = toLaneCounts(levels.slice(firstIndex, lastIndex + 1));
          if (counts.length === 0) {
            const why = reasons?.[firstIndex] ?? "Oura gave no level";
            return { title, rows: [], note: `No data: ${why}` };
          }
          const isSingle = firstIndex === lastIndex;
          return {
            title,
            rows: counts.map(({ level, days: count }) => ({
              label: isSingle ? name : (labels[level - 1] ?? ""),
              value: isSingle ? (labels[level - 1] ?? "") : formatCount({ count, one: "day" }),
              colour: toLaneColour({ hue, level, of: labels.length }),
            })),
          };
        },
      }),
    [days, buckets, levels, labels, hue, name, reasons],
  );
  const pieces = useMemo(() => toLanePieces(levels), [levels]);
  const gaps = useMemo(
    () => toGaps({ buckets, days, since, reasons }),
    [buckets, days, since, reasons],
  );
  return (
    <PlotSurface inset={LANES} name={name} places={places}>
      {(size) => <Drawing {...{ days, levels, labels, hue, pieces, gaps, size }} />}
    </PlotSurface>
  );
}

/** One hue, fuller from level to level. */
function toLaneColour({ hue, level, of }: { hue: Hue; level: number; of: number }): string {
  return `color-mix(in oklab, ${toColour(hue)} ${Math.round(55 + (45 * level) / of)}%, var(--ink-faint))`;
}

interface DrawingProps extends Pick<OrdinalLanesProps, "days" | "levels" | "labels" | "hue"> {
  pieces: readonly (readonly LaneRun[])[];
  gaps: readonly Gap[];
  size: PlotSize;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { days, levels, labels, hue, pieces, gaps, size } = props;
  const lane = size.plotHeight / Math.max(1, labels.length);
  const column = size.plotWidth / Math.max(1, days.length);
  const toX = (x: number) => LANES.left + (x + 0.5) * column;
  const toY = (level: number) => LANES.top + (labels.length - level + 0.5) * lane;
  const radius = column > 14 ? 4 : column > 5 ? 2.75 : 1.5;
  return (
    <svg height={size.height} width={size.width}>
      {labels.map((label, index) => (
        <g key={label}>
          <rect
            fill={toTint({ hue, share: 0.03 + index * 0.03 })}
            height={Math.max(0, lane - 2)}
            rx={2}
            width={size.plotWidth}
            x={LANES.left}
            y={toY(index + 1) - lane / 2 + 1}
          />
          <text
            dominantBaseline="middle"
            fill="var(--ink-muted)"
            fontSize={12}
            textAnchor="end"
            x={LANES.left - 8}
            y={toY(index + 1)}
          >
            {label}
          </text>
        </g>
      ))}
      <GapColumns gaps={gaps} height={size.plotHeight} toX={toX} top={LANES.top} />
      <path
        d={pieces.map((piece) => toStepPath({ piece, toX, toY })).join("")}
        fill="none"
        stroke={toColour(hue)}
        strokeLinecap="round"
        strokeLinejoin="round"
        strokeWidth={1.75}
      />
      {labels.map((label, index) => (
        <path
          d={toDotPath({
            points: levels.flatMap((level, x) => (level === index + 1 ? [x] : [])),
            toX,
            toY: () => toY(index + 1),
          })}
          key={label}
          stroke={toLaneColour({ hue, level: index + 1, of: labels.length })}
          strokeLinecap="round"
          strokeWidth={radius * 2}
        />
      ))}
      <DayLabels
        count={days.length}
        inset={LANES}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});

/** Along each run, then straight up or down halfway to the next. */
function toStepPath({
  piece,
  toX,
  toY,
}: {
  piece: readonly LaneRun[];
  toX: (x: number) => number;
  toY: (level: number) => number;
}): string {
  return piece
    .map(({ level, from, to }, index) => {
      const before = piece[index - 1];
      const after = piece[index + 1];
      const start = before === undefined ? from : (before.to + from) / 2;
      const end = after === undefined ? to : (to + after.from) / 2;
      const y = toY(level).toFixed(1);
      const head = `${index === 0 ? "M" : "L"}${toX(start).toFixed(1)} ${y}`;
      return `${head}L${toX(end).toFixed(1)} ${y}`;
    })
    .join("");
}
