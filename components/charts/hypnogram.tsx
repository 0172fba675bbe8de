"use client";

import { memo, useId, useMemo } from "react";
import type { HourCycle } from "#lib/time/clock.ts";
import { XLabels } from "./axes.tsx";
import { toHourTicks } from "./hour-ticks.ts";
import { HypnogramLanes } from "./hypnogram-lanes.tsx";
import { type Night, type SampleSeries, toNight, toSleepEdges } from "./hypnogram-layout.ts";
import { HypnogramMovement, MOVEMENT_HEIGHT } from "./hypnogram-movement.tsx";
import { toNightPlaces } from "./hypnogram-places.ts";
import { HypnogramVitals } from "./hypnogram-vitals.tsx";
import { toClockWriter } from "./night-clock.ts";
import { type Inset, type PlotSize, PlotSurface } from "./plot-surface.tsx";

export interface HypnogramProps {
  /** Stages: 1 deep, 2 light, 3 REM, 4 awake, one character a step. */
  phases: string;
  /** 30 for `sleep_phase_30_sec`, 300 for `sleep_phase_5_min`. */
  stepSeconds: number;
  /** Bedtime, in milliseconds since 1970. */
  start: number;
  end: number;
  /** Of the clock of recording, east of UTC. */
  offsetMinutes: number;
  latencySeconds?: number | null | undefined;
  /** 1 still to 4 active, one character for 30 s. */
  movement?: string | null | undefined;
  heartRate?: SampleSeries | null | undefined;
  hrv?: SampleSeries | null | undefined;
  hourCycle?: HourCycle | undefined;
  /** A twin is small: its lanes alone, for a nap beside the night. */
  size?: "full" | "twin";
}

function toInset({ isTwin, isNarrow }: { isTwin: boolean; isNarrow: boolean }): Inset {
  if (isTwin) return { top: 2, right: 24, bottom: 24, left: 56 };
  return { top: 4, right: 36, bottom: 26, left: isNarrow ? 78 : 116 };
}

/** One sleep: stages in lanes, heart rate and HRV, movement, on the clock of recording. */
export function Hypnogram(props: HypnogramProps) {
  const { phases, stepSeconds, start, end, offsetMinutes, heartRate, hrv, hourCycle } = props;
  const isTwin = props.size === "twin";
  const stepMs = stepSeconds * 1000;
  const night = useMemo(
    () => toNight({ phases, stepMs, start, end }),
    [phases, stepMs, start, end],
  );
  const places = useMemo(() => {
    const writeClock = toClockWriter({ offsetMinutes, hourCycle });
    return toNightPlaces({ night, stepMs, heartRate, hrv, writeClock });
  }, [night, stepMs, offsetMinutes, hourCycle, heartRate, hrv]);

  return (
    <PlotSurface
      inset={({ isNarrow }) => toInset({ isTwin, isNarrow })}
      name={isTwin ? "Sleep stages, run by run" : "Sleep stages of the night, run by run"}
      places={places}
    >
      {(size) =>
        isTwin ? (
          <Twin {...props} night={night} plot={size} />
        ) : (
          <Drawing {...props} night={night} plot={size} />
        )
      }
    </PlotSurface>
  );
}

type DrawingProps = HypnogramProps & { night: Night; plot: PlotSize };

/** Where the night lies on the plot. */
function toFrame({ plot, start, end, offsetMinutes, hourCycle, ...props }: DrawingProps) {
  const inset = toInset({ isTwin: props.size === "twin", isNarrow: plot.isNarrow });
  const { left } = inset;
  const { latencySeconds, night } = props;
  return {
    inset,
    left,
    right: left + plot.plotWidth,
    toX: (at: number) => left + ((at - start) / (end - start)) * plot.plotWidth,
    edges: toSleepEdges({
      night,
      latencyMs: typeof latencySeconds === "number" ? latencySeconds * 1000 : null,
    }),
    ticks: toHourTicks({
      startSeconds: start / 1000 + offsetMinutes * 60,
      seconds: (end - start) / 1000,
      width: plot.plotWidth,
      hourCycle,
    }),
  };
}

const GAP = 14;

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { night, plot, start, end, movement } = props;
  const id = useId();
  const { inset, left, right, toX, edges, ticks } = toFrame(props);
  const hasVitals = Boolean(props.heartRate ?? props.hrv);
  const strip = movement ? MOVEMENT_HEIGHT + GAP : 0;
  const free = plot.plotHeight - strip;
  const lanesHeight = hasVitals ? Math.round(free * 0.54) : free;
  return (
    <svg height={plot.height} width={plot.width}>
      <HypnogramLanes
        {...{ night, edges, toX, left, right, id }}
        detail={plot.isNarrow ? "durations" : "shares"}
        height={lanesHeight}
        top={inset.top}
      />
      {hasVitals && (
        <HypnogramVitals
          {...{ toX, left, right, edges }}
          bottom={inset.top + free}
          heartRate={props.heartRate ?? null}
          hrv={props.hrv ?? null}
          top={inset.top + lanesHeight}
          writeClock={toClockWriter(props)}
        />
      )}
      {movement && (
        <HypnogramMovement
          {...{ movement, start, end, toX }}
          bottom={inset.top + plot.plotHeight}
        />
      )}
      <XLabels inset={inset} labels={ticks} size={plot} />
    </svg>
  );
});

const Twin = memo(function Twin(props: DrawingProps) {
  const { night, plot } = props;
  const id = useId();
  const { inset, left, right, toX, edges } = toFrame(props);
  const write = toClockWriter(props);
  // A nap may lie between two full hours, so its own ends are what its axis says.
  const ends = [
    { x: 0, label: write(night.start) },
    { x: 1, label: write(night.end) },
  ];
  return (
    <svg height={plot.height} width={plot.width}>
      <HypnogramLanes
        {...{ night, edges, toX, left, right, id }}
        detail="names"
        height={plot.plotHeight}
        top={inset.top}
      />
      <XLabels inset={inset} labels={ends} size={plot} />
    </svg>
  );
});
