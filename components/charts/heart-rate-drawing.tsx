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
  toLocalHours,
  toMedianLine,
  toSourceRuns,
} from "./heart-rate-day.ts";
import { toSourceLook } from "./heart-rate-sources.tsx";
import { toColour, toTint } from "./palette.ts";
import type { Inset, PlotSize } from "./plot-surface.tsx";
import { toAxis, toExtent, toScale } from "./scale.ts";
import { toDotPath, toLinePath, toSegments } from "./segments.ts";
import { SpanBars } from "./span-bars.tsx";

/** A sleep, workout or session behind the samples, in milliseconds since 1970. */
export interface DayInterval {
  kind: "sleep" | "workout" | "session";
  label: string;
  from: number;
  to: number;
}

interface DrawingProps {
  beats: readonly Beat[];
  silences: readonly { from: number; to: number }[];
  cells: readonly BandCell[];
  intervals: readonly DayInterval[];
  start: number;
  end: number;
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

/** Samples as dots, their quarter-hour median as a line, own range behind, sources below. */
export const HeartRateDrawing = memo(function HeartRateDrawing(props: DrawingProps) {
  const { beats, silences, cells, intervals, start, end, timeZone, hourCycle, size, inset } = props;
  const id = useId();
  const toX = toScale({ domain: [start, end], range: [inset.left, inset.left + size.plotWidth] });
  const bottom = inset.top + size.plotHeight;
  const shown = [...beats.map(({ bpm }) => bpm), ...cells.flatMap(({ low, high }) => [low, high])];
  const [low, high] = toExtent(shown) ?? [40, 120];
  // Room for the labels of the lowest and the highest beat.
  const margin = (high - low) * LABEL_MARGIN;
  const domain = [low - margin, high + margin] as const;
  const ticks = toAxis({ extent: domain, count: 4 }).ticks.filter(
    (tick) => tick >= domain[0] && tick <= domain[1],
  );
  const toY = toScale({ domain, range: [bottom, inset.top] });
  const at = { toX: (point: { at: number }) => toX(point.at) };
  const line = toSegments({
    points: toMedianLine({ beats, start }),
    maxGapMs: HEART_RATE_GAP_MS,
  });
  const stride = size.plotWidth < 420 ? 6 : 3;
  const labels = toLocalHours({ start, end, timeZone, stride })
    .map((instant) => ({
      x: (instant - start) / (end - start),
      label: formatZoneClock({ at: instant, timeZone, hourCycle }),
    }))
    .filter(({ x }) => x > 0.01 && x < 0.99);
  return (
    <svg height={size.height} width={size.width}>
      <defs>
        <Hatch id={id} />
      </defs>
      {intervals.map(({ kind, from, to }) => (
        <rect
          fill={INTERVAL_COLOURS[kind]}
          height={size.plotHeight}
          key={`${kind} ${from}`}
          opacity={0.06}
          width={Math.max(1, toX(Math.min(end, to)) - toX(Math.max(start, from)))}
          x={toX(Math.max(start, from))}
          y={inset.top}
        />
      ))}
      <YAxis domain={domain} format={String} inset={inset} size={size} ticks={ticks} />
      {silences.map(({ from, to }) => (
        <rect
          fill={`url(#${id})`}
          height={size.plotHeight}
          key={from}
          opacity={0.6}
          width={toX(to) - toX(from)}
          x={toX(from)}
          y={inset.top}
        />
      ))}
      <path d={toBandPath({ cells, toX, toY })} fill={toTint({ hue: "heart", share: 0.12 })} />
      <path
        d={toDotPath({ points: beats, ...at, toY: ({ bpm }) => toY(bpm) })}
        fill="none"
        stroke={toColour("heart")}
        strokeLinecap="round"
        strokeOpacity={0.35}
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
      <Extremes {...{ beats, toX, toY, timeZone, hourCycle, size, inset }} />
      {toSourceRuns(beats).map(({ source, from, to }) => (
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
      <g transform={`translate(${inset.left} 0)`}>
        <SpanBars
          bars={intervals.map(({ kind, label, from, to }) => ({
            colour: INTERVAL_COLOURS[kind],
            span: {
              label,
              start: Math.max(0, (from - start) / (end - start)),
              end: Math.min(1, (to - start) / (end - start)),
              from: "",
              to: "",
            },
          }))}
          top={0}
          width={size.plotWidth}
        />
      </g>
      <XLabels inset={{ ...inset, top: inset.top + STRIP + 6 }} labels={labels} size={size} />
    </svg>
  );
});

interface BandInput {
  cells: readonly BandCell[];
  toX: (at: number) => number;
  toY: (bpm: number) => number;
}

// A ribbon through the half-hours' middles, interrupted where one has no band.
function toBandPath({ cells, toX, toY }: BandInput): string {
  return toSegments({ points: cells, maxGapMs: 31 * 60_000 })
    .filter((segment) => segment.length > 1)
    .map((segment) => {
      const high = segment.map((it) => `${toX(it.at).toFixed(1)} ${toY(it.high).toFixed(1)}`);
      const low = segment.map((it) => `${toX(it.at).toFixed(1)} ${toY(it.low).toFixed(1)}`);
      return `M${[...high, ...low.toReversed()].join("L")}Z`;
    })
    .join("");
}

interface ExtremesProps extends Pick<DrawingProps, "beats" | "timeZone" | "hourCycle" | "size"> {
  inset: Inset;
  toX: (at: number) => number;
  toY: (bpm: number) => number;
}

function Extremes({ beats, toX, toY, timeZone, hourCycle, size, inset }: ExtremesProps) {
  const [first] = beats;
  if (first === undefined) return null;
  let lowest = first;
  let highest = first;
  for (const beat of beats) {
    if (beat.bpm < lowest.bpm) lowest = beat;
    if (beat.bpm > highest.bpm) highest = beat;
  }
  const both = lowest === highest ? [lowest] : [lowest, highest];
  const bottom = inset.top + size.plotHeight;
  return both.map((beat) => {
    const x = toX(beat.at);
    const y = toY(beat.bpm) + (beat === highest ? -13 : 14);
    const edge = 44;
    const labelX = Math.min(inset.left + size.plotWidth - edge, Math.max(inset.left + edge, x));
    return (
      <g key={beat.at}>
        <circle
          cx={x}
          cy={toY(beat.bpm)}
          fill="var(--surface)"
          r={3.5}
          stroke={toColour("heart")}
          strokeWidth={1.75}
        />
        <text
          dominantBaseline="middle"
          fill="var(--ink)"
          fontSize={12}
          fontWeight={500}
          paintOrder="stroke"
          stroke="var(--surface)"
          strokeWidth={3}
          textAnchor="middle"
          x={labelX}
          y={Math.min(bottom - 7, Math.max(inset.top + 7, y))}
        >
          {beat.bpm} at {formatZoneClock({ at: beat.at, timeZone, hourCycle })}
        </text>
      </g>
    );
  });
}
