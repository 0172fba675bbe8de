"use client";

import { memo, useMemo } from "react";
import { toDayLabel, toShortDayLabel } from "#lib/format/day-label.ts";
import { XLabels, YAxis } from "./axes.tsx";
import { useCursor, useCursorKey } from "./chart-sync.tsx";
import {
  type ScatterPlace,
  type ScatterPoint,
  toNearest,
  toScatterPlace,
} from "./day-scatter-layout.ts";
import { type Inset, type Places, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { PointLabel } from "./point-label.tsx";
import type { Axis } from "./scale.ts";
import { toBrokenLine, toDotPath } from "./segments.ts";

/** One of both axes. */
export interface ScatterAxis {
  label: string;
  /** Beside the label at the axis; values bring theirs along. */
  unit?: string;
  axis: Axis;
  format: (value: number) => string;
  /** Writes a value with its unit. */
  write: (value: number) => string;
}

interface DayScatterProps {
  name: string;
  /** Oldest first; the newest is ringed. */
  points: readonly ScatterPoint[];
  x: ScatterAxis;
  y: ScatterAxis;
  colour: string;
  /** Joins the points in time, the older the fainter: for a few days that lead somewhere. */
  isTrail?: boolean;
}

const SCATTER: Inset = { top: 28, right: 16, bottom: 46, left: 44 };
/** Of a usual card; only how near counts, so that a rough figure does. */
const RATIO = 1.6;

/** Days by two of their metrics. */
export function DayScatter(props: DayScatterProps) {
  const { name, points, x, y, colour, isTrail = false } = props;
  const placed = useMemo(
    () => points.map((point) => toScatterPlace({ point, xAxis: x.axis, yAxis: y.axis })),
    [points, x, y],
  );
  const places = useMemo((): Places => {
    const indexOf = new Map(points.map(({ day }, index) => [day, index]));
    return {
      count: points.length,
      toX: (index) => placed[index]?.left ?? 0,
      fromX: (left, top = 0.5) => toNearest({ places: placed, at: { left, top }, ratio: RATIO }),
      toKey: (index) => points[index]?.day ?? "",
      fromKey: (key) => (typeof key === "string" ? (indexOf.get(key) ?? null) : null),
      toTip: (index) => {
        const point = points[index];
        if (point === undefined) return { title: "", rows: [] };
        return {
          title: toDayLabel(point.day),
          rows: [
            { label: y.label, value: y.write(point.y), colour },
            { label: x.label, value: x.write(point.x), colour },
          ],
        };
      },
    };
  }, [points, placed, x, y, colour]);
  return (
    <PlotSurface inset={SCATTER} name={name} places={places}>
      {(size) => (
        <svg height={size.height} width={size.width}>
          <Drawing {...{ points, placed, x, y, colour, isTrail, size }} />
          <PointedAt {...{ points, placed, colour, size }} />
        </svg>
      )}
    </PlotSurface>
  );
}

type Placed = Required<Pick<DayScatterProps, "points" | "colour">> & {
  placed: readonly ScatterPlace[];
  size: PlotSize;
};

const toPixels = ({ left, top }: ScatterPlace, size: PlotSize) => ({
  x: SCATTER.left + left * size.plotWidth,
  y: SCATTER.top + top * size.plotHeight,
});

const Drawing = memo(function Drawing(
  props: Placed & Required<Pick<DayScatterProps, "x" | "y" | "isTrail">>,
) {
  const { points, placed, x, y, colour, isTrail, size } = props;
  const pixels = placed.map((place) => toPixels(place, size));
  const newest = pixels.at(-1);
  const day = points.at(-1)?.day;
  const [low, high] = x.axis.domain;
  return (
    <g>
      <YAxis
        domain={y.axis.domain}
        format={y.format}
        inset={SCATTER}
        size={size}
        ticks={y.axis.ticks}
      />
      <text fill="var(--ink-muted)" fontSize={12} x={4} y={14}>
        ↑ {toAxisLabel(y)}
      </text>
      <XLabels
        inset={SCATTER}
        labels={x.axis.ticks.map((tick) => ({
          x: (tick - low) / (high - low || 1),
          label: x.format(tick),
        }))}
        size={size}
      />
      <text
        fill="var(--ink-muted)"
        fontSize={12}
        textAnchor="end"
        x={SCATTER.left + size.plotWidth}
        y={size.height - 6}
      >
        {toAxisLabel(x)} →
      </text>
      {isTrail ? (
        pixels.map((at, index) => {
          const before = pixels[index - 1];
          // The oldest is still seen.
          const opacity = 0.25 + (0.75 * (index + 1)) / pixels.length;
          return (
            <g key={points[index]?.day} opacity={opacity}>
              {before && <path d={toBrokenLine([before, at])} stroke={colour} strokeWidth={1.25} />}
              <circle cx={at.x} cy={at.y} fill={colour} r={3.5} />
            </g>
          );
        })
      ) : (
        <path
          d={toDotPath({ points: pixels, toX: (at) => at.x, toY: (at) => at.y })}
          stroke={colour}
          strokeLinecap="round"
          strokeOpacity={0.55}
          strokeWidth={5}
        />
      )}
      {newest && day && (
        <PointLabel
          {...newest}
          colour={colour}
          dy={-12}
          isLeft={newest.x > size.width * 0.65}
          text={toShortDayLabel(day)}
        />
      )}
    </g>
  );
});

function toAxisLabel({ label, unit }: ScatterAxis): string {
  return unit === undefined ? label : `${label}, ${unit}`;
}

/** The day under the page's crosshair. Only this part follows it. */
function PointedAt({ points, placed, colour, size }: Placed) {
  const key = useCursorKey(useCursor());
  const index = key === null ? -1 : points.findIndex(({ day }) => day === key);
  const place = placed[index];
  if (place === undefined) return null;
  const { x, y } = toPixels(place, size);
  return <circle cx={x} cy={y} fill="none" r={7} stroke={colour} strokeWidth={2} />;
}
