"use client";

import { memo, useMemo } from "react";
import { toLongDayLabel } from "#lib/format/day-label.ts";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import { type Day, daysBetween, isDay } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { toDayTicks } from "./day-ticks.ts";
import { type Hue, toColour } from "./palette.ts";
import { INSET, type Places, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { toAxis, toExtent, toScale } from "./scale.ts";
import {
  type SparsePoint,
  type SparseStep,
  toBest,
  toDaysBefore,
  toNearestPoint,
  toSparseSteps,
} from "./sparse-steps-layout.ts";

interface SparseStepsProps {
  name: string;
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** By day; null where nothing was estimated, which is no gap: estimates come when they come. */
  values: readonly (number | null)[];
  unit: string;
  hue: Hue;
}

/** Values that come now and then: dots on steps, dashed over long times, the best one starred. */
export function SparseSteps({ name, days, values, unit, hue }: SparseStepsProps) {
  const layout = useMemo(() => toSparseSteps(values), [values]);
  const best = useMemo(() => toBest(layout.points), [layout]);
  const places = useMemo((): Places => {
    const { points } = layout;
    const first = days[0];
    return {
      count: points.length,
      toX: (place) => ((points[place]?.index ?? 0) + 0.5) / days.length,
      fromX: (x) => toNearestPoint({ points, index: x * days.length - 0.5 }),
      toKey: (place) => days[points[place]?.index ?? 0] ?? "",
      fromKey: (key) => {
        if (typeof key !== "string" || first === undefined || !isDay(key)) return null;
        const index = daysBetween({ from: first, to: key });
        const place = points.findIndex((point) => point.index === index);
        return place === -1 ? null : place;
      },
      toTip: (place) => {
        const point = points[place];
        if (point === undefined) return { title: "", rows: [] };
        const before = toDaysBefore({ days, points, place });
        const notes = [
          ...(point === best ? ["Best of these days"] : []),
          ...(before === null
            ? []
            : [`${formatCount({ count: before, one: "day" })} after the one before`]),
        ];
        return {
          title: toLongDayLabel(days[point.index] ?? ""),
          rows: [
            {
              label: name,
              value: `${formatNumber({ value: point.value, digits: toDigits(point.value) })} ${unit}`,
              colour: toColour(hue),
            },
          ],
          note: notes.join(", ") || null,
        };
      },
    };
  }, [layout, best, days, name, unit, hue]);
  return (
    <PlotSurface name={name} places={places}>
      {(size) => <Drawing {...layout} {...{ best, days, hue, size }} />}
    </PlotSurface>
  );
}

/** Older answers have a decimal, newer ones none. */
function toDigits(value: number): number {
  return Number.isInteger(value) ? 0 : 1;
}

interface DrawingProps extends Pick<SparseStepsProps, "days" | "hue"> {
  points: readonly SparsePoint[];
  steps: readonly SparseStep[];
  best: SparsePoint | null;
  size: PlotSize;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { days, points, steps, best, hue, size } = props;
  const [low, high] = toExtent(points.map(({ value }) => value)) ?? [30, 50];
  // At least ten wide: an estimate that changes by one has hardly changed.
  const middle = (low + high) / 2;
  const reach = Math.max(5, (high - low) / 2 + 1);
  const axis = toAxis({ extent: [Math.max(0, middle - reach), middle + reach] });
  const toX = (index: number) => INSET.left + ((index + 0.5) / days.length) * size.plotWidth;
  const toY = toScale({ domain: axis.domain, range: [INSET.top + size.plotHeight, INSET.top] });
  const toPath = (isLoose: boolean) =>
    steps
      .filter((step) => step.isLoose === isLoose)
      .map(
        ({ from, to }) =>
          `M${toX(from.index).toFixed(1)} ${toY(from.value).toFixed(1)}H${toX(to.index).toFixed(1)}V${toY(to.value).toFixed(1)}`,
      )
      .join("");
  const colour = toColour(hue);
  return (
    <svg height={size.height} width={size.width}>
      <YAxis
        domain={axis.domain}
        format={(value) => formatNumber({ value })}
        inset={INSET}
        size={size}
        ticks={axis.ticks}
      />
      <path d={toPath(false)} fill="none" stroke={colour} strokeOpacity={0.7} strokeWidth={1.25} />
      <path
        d={toPath(true)}
        fill="none"
        stroke={colour}
        strokeDasharray="3 5"
        strokeOpacity={0.7}
        strokeWidth={1.25}
      />
      {points.map((point) =>
        point === best ? (
          <Star key={point.index} colour={colour} x={toX(point.index)} y={toY(point.value)} />
        ) : (
          <circle
            cx={toX(point.index)}
            cy={toY(point.value)}
            fill={colour}
            key={point.index}
            r={points.length > 80 ? 2 : 3.5}
          />
        ),
      )}
      <DayLabels
        count={days.length}
        inset={INSET}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});

const STAR = Array.from({ length: 10 }, (_, point) => {
  const [radius, angle] = [point % 2 === 0 ? 8 : 3.4, (point * Math.PI) / 5 - Math.PI / 2];
  return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
}).join("L");

function Star({ x, y, colour }: { x: number; y: number; colour: string }) {
  return (
    <path
      d={`M${STAR}Z`}
      fill={colour}
      stroke="var(--surface)"
      strokeWidth={1.5}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
    />
  );
}
