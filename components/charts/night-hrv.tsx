"use client";

import { memo, useMemo } from "react";
import { formatNumber } from "#lib/format/number.ts";
import { XLabels, YAxis } from "./axes.tsx";
import { toHourTicks } from "./hour-ticks.ts";
import type { HypnogramProps } from "./hypnogram.tsx";
import { type Night, type SampleSeries, toNight, toSamples } from "./hypnogram-layout.ts";
import { toNightPlaces } from "./hypnogram-places.ts";
import { toClockWriter } from "./night-clock.ts";
import { type NightHalves, toNightHalves, toPeak, toTrendText } from "./night-halves.ts";
import { toColour, toStageColour } from "./palette.ts";
import { type Inset, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { PointLabel } from "./point-label.tsx";
import { toAxis, toExtent, toScale } from "./scale.ts";
import { toDotPath, toLinePath, toSegments } from "./segments.ts";

interface NightHrvProps
  extends Pick<HypnogramProps, "phases" | "stepSeconds" | "start" | "end" | "offsetMinutes">,
    Pick<HypnogramProps, "hourCycle"> {
  hrv: SampleSeries;
}

const INSET: Inset = { top: 14, right: 12, bottom: 36, left: 36 };
const SAMPLES_TO_BRIDGE = 3;
const STRIP = 3;

/** HRV through one night: every five minutes, its peak, the means of both halves, stages below. */
export function NightHrv(props: NightHrvProps) {
  const { phases, stepSeconds, start, end, offsetMinutes, hourCycle, hrv } = props;
  const night = useMemo(
    () => toNight({ phases, stepMs: stepSeconds * 1000, start, end }),
    [phases, stepSeconds, start, end],
  );
  const places = useMemo(() => {
    const writeClock = toClockWriter({ offsetMinutes, hourCycle });
    // A place a sample: arrow keys read one after the other.
    const { toNeighbour: _, ...samples } = toNightPlaces({
      night,
      stepMs: hrv.stepMs,
      hrv,
      writeClock,
    });
    return samples;
  }, [night, hrv, offsetMinutes, hourCycle]);
  return (
    <PlotSurface inset={INSET} name="Heart rate variability through the night" places={places}>
      {(size) => <Drawing {...props} night={night} size={size} />}
    </PlotSurface>
  );
}

const Drawing = memo(function Drawing({
  night,
  size,
  hrv,
  ...props
}: NightHrvProps & { night: Night; size: PlotSize }) {
  const { start, end } = night;
  const { left } = INSET;
  const samples = toSamples(hrv);
  const axis = toAxis({ extent: toExtent(samples.map(({ value }) => value)) ?? [0, 1], count: 3 });
  const bottom = INSET.top + size.plotHeight;
  const toY = toScale({ domain: axis.domain, range: [bottom, INSET.top] });
  const toX = (at: number) => left + ((at - start) / (end - start)) * size.plotWidth;
  const toSampleX = ({ at }: { at: number }) => toX(at);
  const toSampleY = ({ value }: { value: number }) => toY(value);
  const segments = toSegments({ points: samples, maxGapMs: hrv.stepMs * SAMPLES_TO_BRIDGE });
  const peak = toPeak(samples);
  const halves = toNightHalves({ samples, start, end });
  const line = { fill: "none", stroke: toColour("hrv"), strokeLinecap: "round" } as const;
  const ticks = toHourTicks({
    startSeconds: start / 1000 + props.offsetMinutes * 60,
    seconds: (end - start) / 1000,
    width: size.plotWidth,
    hourCycle: props.hourCycle,
  });
  return (
    <svg height={size.height} width={size.width}>
      <YAxis
        domain={axis.domain}
        format={(value) => formatNumber({ value })}
        inset={INSET}
        size={size}
        ticks={axis.ticks}
      />
      <path
        {...line}
        d={toLinePath({ segments, toX: toSampleX, toY: toSampleY })}
        strokeOpacity={0.4}
        strokeWidth={1.25}
      />
      <path
        {...line}
        d={toDotPath({ points: samples, toX: toSampleX, toY: toSampleY })}
        strokeOpacity={0.75}
        strokeWidth={4}
      />
      {halves && <Halves {...{ halves, start, end, toX, toY }} />}
      {peak && (
        <PointLabel
          colour={toColour("hrv")}
          dy={-7}
          isLeft={toX(peak.at) > left + size.plotWidth / 2}
          text={`${formatNumber({ value: peak.value })} at ${toClockWriter(props)(peak.at)}`}
          x={toX(peak.at)}
          y={toY(peak.value)}
        />
      )}
      {night.runs.map(({ kind, from, to }) =>
        kind === "unknown" ? null : (
          <rect
            fill={toStageColour(kind)}
            height={STRIP}
            key={from}
            width={Math.max(0.5, toX(to) - toX(from))}
            x={toX(from)}
            y={bottom + 6}
          />
        ),
      )}
      <XLabels
        inset={INSET}
        labels={ticks}
        size={{ ...size, plotHeight: size.plotHeight + STRIP + 7 }}
      />
    </svg>
  );
});

// Of a half, so that the bars are short and leave the arrow between them free.
const BAR_SHARE = 0.36;

/** The means of both halves as short bars, the arrow between them saying which way it went. */
function Halves({
  halves,
  start,
  end,
  toX,
  toY,
}: {
  halves: NightHalves;
  start: number;
  end: number;
  toX: (at: number) => number;
  toY: (value: number) => number;
}) {
  const { early, late, middle, mean } = halves;
  const quarter = (end - start) / 4;
  const bars = [
    { key: "early", value: early, centre: middle - quarter },
    { key: "late", value: late, centre: middle + quarter },
  ];
  const text = toTrendText(halves);
  const x = toX(middle);
  return (
    <g>
      <line
        stroke="var(--metric-neutral)"
        strokeDasharray="3 4"
        x1={toX(start)}
        x2={toX(end)}
        y1={toY(mean)}
        y2={toY(mean)}
      />
      {bars.map(({ key, value, centre }) =>
        value === null ? null : (
          <line
            key={key}
            stroke="var(--ink)"
            strokeLinecap="round"
            strokeWidth={3}
            x1={toX(centre - quarter * BAR_SHARE * 2)}
            x2={toX(centre + quarter * BAR_SHARE * 2)}
            y1={toY(value)}
            y2={toY(value)}
          />
        ),
      )}
      {early !== null && late !== null && text !== null && (
        <g>
          <Arrow from={toY(early)} to={toY(late)} x={x} />
          <text
            fill="var(--ink)"
            fontSize={12}
            fontWeight={500}
            paintOrder="stroke"
            stroke="var(--surface)"
            strokeWidth={4}
            textAnchor="middle"
            x={x}
            y={Math.max(toY(early), toY(late)) + 18}
          >
            {text}
          </text>
        </g>
      )}
    </g>
  );
}

const HEAD = 4;

function Arrow({ x, from, to }: { x: number; from: number; to: number }) {
  // Shorter than its own head, an arrow is a blot.
  if (Math.abs(to - from) < HEAD * 1.5) return null;
  const back = to < from ? HEAD : -HEAD;
  return (
    <path
      d={`M${x} ${from}V${to}M${x - HEAD} ${to + back}L${x} ${to}L${x + HEAD} ${to + back}`}
      fill="none"
      stroke="var(--ink)"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth={1.5}
    />
  );
}
