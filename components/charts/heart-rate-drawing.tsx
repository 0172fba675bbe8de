"use client";

import { memo, useId } from "react";
import { formatZoneClock } from "#lib/format/zone-clock.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import { XLabels, YAxis } from "./axes.tsx";
import { Hatch } from "./hatch.tsx";
import {
  type BandCell,
  type Beat,
  HEART_RATE_GAP_MS,
  toLocalTicks,
  toMedianLine,
  toSourceRuns,
} from "./heart-rate-day.ts";
import { Extremes, toBandPath } from "./heart-rate-marks.tsx";
import { toSourceLook } from "./heart-rate-sources.tsx";
import { toColour, toTint } from "./palette.ts";
import type { Inset, PlotSize } from "./plot-surface.tsx";
import { toAxis, toExtent, toScale } from "./scale.ts";
import { toDotPath, toLinePath, toSegments } from "./segments.ts";
import { SpanBars, TagPins } from "./span-bars.tsx";

/** A sleep, workout or session behind the samples, in milliseconds since 1970. */
export interface DayInterval {
  kind: "sleep" | "workout" | "session";
  label: string;
  from: number;
  to: number;
}

/** What somebody noted; an instant ends where it begins. Milliseconds since 1970. */
export interface DayTag {
  label: string;
  comment: string | null;
  from: number;
  to: number;
}

interface DrawingProps {
  /** All of the day's that are shown, also those outside the stretch drawn. */
  beats: readonly Beat[];
  silences: readonly { from: number; to: number }[];
  cells: readonly BandCell[];
  intervals: readonly DayInterval[];
  tags: readonly DayTag[];
  /** The stretch drawn. */
  start: number;
  end: number;
  /** Where the day begins, whence quarters of an hour are counted. */
  dayStart: number;
  timeZone: string;
  hourCycle: HourCycle;
  size: PlotSize;
  inset: Inset;
}

const INTERVAL_COLOURS = {
  sleep: toColour("sleep"),
  workout: toColour("activity"),
  session: toColour("hrv"),
} as const satisfies Record<DayInterval["kind"], string>;

const STRIP = 6;
const LABEL_MARGIN = 0.12;
/** Height of a lane above the plot. */
export const LANE = 22;

/** Samples as dots, their quarter-hour median as a line, own range behind, sources below. */
export const HeartRateDrawing = memo(function HeartRateDrawing(props: DrawingProps) {
  const { beats, silences, cells, intervals, tags, start, end, dayStart, timeZone } = props;
  const { hourCycle, size, inset } = props;
  const id = useId();
  const { plotWidth, plotHeight } = size;
  const toX = toScale({ domain: [start, end], range: [inset.left, inset.left + plotWidth] });
  const bottom = inset.top + plotHeight;
  const isIn = ({ at }: { at: number }) => start <= at && at <= end;
  const inSight = beats.filter(isIn);
  const usual = cells.filter(isIn).flatMap(({ low, high }) => [low, high]);
  const [low, high] = toExtent([...inSight.map(({ bpm }) => bpm), ...usual]) ?? [40, 120];
  // Room for the labels of the lowest and the highest beat.
  const margin = Math.max(4, (high - low) * LABEL_MARGIN);
  const domain = [low - margin, high + margin] as const;
  const ticks = toAxis({ extent: domain, count: 4 }).ticks.filter(
    (tick) => tick >= domain[0] && tick <= domain[1],
  );
  const toY = toScale({ domain, range: [bottom, inset.top] });
  const at = { toX: (point: { at: number }) => toX(point.at) };
  const line = toSegments({
    points: toMedianLine({ beats, start: dayStart }),
    maxGapMs: HEART_RATE_GAP_MS,
  });
  const labels = toLocalTicks({ start, end, timeZone, width: plotWidth })
    .map((instant) => ({
      x: (instant - start) / (end - start),
      label: formatZoneClock({ at: instant, timeZone, hourCycle }),
    }))
    .filter(({ x }) => x * plotWidth > 14 && x * plotWidth < plotWidth - 14);
  const toSpan = ({ from, to, label }: { from: number; to: number; label: string }) => ({
    label,
    start: Math.max(0, (from - start) / (end - start)),
    end: Math.min(1, (to - start) / (end - start)),
  });
  const toBox = ({ from, to }: { from: number; to: number }) => {
    const x = toX(Math.max(start, from));
    return { x, width: Math.max(1, toX(Math.min(end, to)) - x) };
  };
  return (
    <svg height={size.height} width={size.width}>
      <defs>
        <Hatch id={id} />
        <clipPath id={`${id}-plot`}>
          <rect height={plotHeight} width={plotWidth} x={inset.left} y={inset.top} />
        </clipPath>
      </defs>
      {intervals.map((interval) => (
        <rect
          {...toBox(interval)}
          fill={INTERVAL_COLOURS[interval.kind]}
          height={plotHeight}
          key={`${interval.kind} ${interval.from}`}
          opacity={0.06}
          y={inset.top}
        />
      ))}
      <YAxis domain={domain} format={String} inset={inset} size={size} ticks={ticks} />
      {silences.map((silence) => (
        <rect
          {...toBox(silence)}
          fill={`url(#${id})`}
          height={plotHeight}
          key={silence.from}
          opacity={0.6}
          y={inset.top}
        />
      ))}
      <g clipPath={`url(#${id}-plot)`}>
        <path d={toBandPath({ cells, toX, toY })} fill={toTint({ hue: "heart", share: 0.12 })} />
        <path
          d={toDotPath({ points: inSight, ...at, toY: ({ bpm }) => toY(bpm) })}
          fill="none"
          stroke={toColour("heart")}
          strokeLinecap="round"
          strokeOpacity={0.45}
          strokeWidth={3}
        />
        <path
          d={toLinePath({ segments: line, ...at, toY: ({ value }) => toY(value) })}
          fill="none"
          stroke={toColour("heart")}
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeWidth={1.75}
        />
      </g>
      <g transform={`translate(${inset.left} 0)`}>
        <TagPins
          bottom={bottom}
          tags={tags.map(toSpan)}
          top={intervals.length > 0 ? LANE : 0}
          width={plotWidth}
        />
        <SpanBars
          bars={intervals.map((interval) => ({
            colour: INTERVAL_COLOURS[interval.kind],
            span: toSpan(interval),
          }))}
          top={0}
          width={plotWidth}
        />
      </g>
      <Extremes {...{ beats: inSight, toX, toY, timeZone, hourCycle, size, inset }} />
      {toSourceRuns(inSight).map(({ source, from, to }) => (
        <rect
          fill={toSourceLook(source).colour}
          height={STRIP}
          key={`${source} ${from}`}
          rx={2}
          width={Math.max(2, toX(to) - toX(from))}
          x={toX(from)}
          y={bottom + 6}
        />
      ))}
      <XLabels inset={{ ...inset, top: inset.top + STRIP + 6 }} labels={labels} size={size} />
    </svg>
  );
});
