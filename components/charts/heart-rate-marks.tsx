import { formatZoneClock } from "#lib/format/zone-clock.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import type { BandCell, Beat } from "./heart-rate-day.ts";
import { toColour } from "./palette.ts";
import type { Inset, PlotSize } from "./plot-surface.tsx";
import { toSegments } from "./segments.ts";

interface Scales {
  toX: (at: number) => number;
  toY: (bpm: number) => number;
}

/** A ribbon through the half-hours' middles, interrupted where one has no band. */
export function toBandPath({ cells, toX, toY }: Scales & { cells: readonly BandCell[] }): string {
  return toSegments({ points: cells, maxGapMs: 31 * 60_000 })
    .filter((segment) => segment.length > 1)
    .map((segment) => {
      const high = segment.map((it) => `${toX(it.at).toFixed(1)} ${toY(it.high).toFixed(1)}`);
      const low = segment.map((it) => `${toX(it.at).toFixed(1)} ${toY(it.low).toFixed(1)}`);
      return `M${[...high, ...low.toReversed()].join("L")}Z`;
    })
    .join("");
}

interface ExtremesProps extends Scales {
  beats: readonly Beat[];
  timeZone: string;
  hourCycle: HourCycle;
  size: PlotSize;
  inset: Inset;
}

/** The lowest and the highest sample, each with its time. */
export function Extremes(props: ExtremesProps) {
  const { beats, toX, toY, timeZone, hourCycle, size, inset } = props;
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
