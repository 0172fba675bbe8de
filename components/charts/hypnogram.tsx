"use client";

import { memo, useId, useMemo } from "react";
import { formatDuration } from "#lib/format/duration.ts";
import { formatQuantity } from "#lib/format/unit.ts";
import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import { XLabels } from "./axes.tsx";
import type { Tip, TipRow } from "./chart-tip.tsx";
import { toHourTicks } from "./hour-ticks.ts";
import { HypnogramLanes } from "./hypnogram-lanes.tsx";
import {
  type Night,
  type Run,
  type SampleSeries,
  toNight,
  toRunIndex,
  toSamples,
  toSleepEdges,
} from "./hypnogram-layout.ts";
import { HypnogramVitals } from "./hypnogram-vitals.tsx";
import { STAGE_LABELS, toColour, toStageColour } from "./palette.ts";
import { type Inset, type Places, type PlotSize, PlotSurface } from "./plot-surface.tsx";

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
}

const MOVEMENT_STEP_MS = 30_000;

function toInset({ isNarrow }: { isNarrow: boolean }): Inset {
  return { top: 4, right: 36, bottom: 26, left: isNarrow ? 78 : 116 };
}

function toNearest({ series, run }: { series: SampleSeries | null | undefined; run: Run }) {
  if (!series) return null;
  const values = toSamples(series).filter(({ at }) => run.from <= at && at < run.to);
  if (values.length === 0) return null;
  return values.reduce((sum, { value }) => sum + value, 0) / values.length;
}

/** One sleep: stages in lanes, heart rate and HRV, movement, on the clock of recording. */
export function Hypnogram(props: HypnogramProps) {
  const { phases, stepSeconds, start, end, offsetMinutes, heartRate, hrv, hourCycle } = props;
  const night = useMemo(
    () => toNight({ phases, stepMs: stepSeconds * 1000, start, end }),
    [phases, stepSeconds, start, end],
  );
  const places = useMemo<Places>(() => {
    const { runs } = night;
    const span = end - start;
    const toMiddle = ({ from, to }: Run) => (from + to) / 2;
    const writeClock = toClockWriter({ offsetMinutes, hourCycle });
    const toTip = (run: Run): Tip => {
      const title = `${writeClock(run.from)} – ${writeClock(run.to)}`;
      const duration = formatDuration({ seconds: (run.to - run.from) / 1000 });
      if (run.kind === "unknown") {
        return { title, rows: [], note: `No stages for ${duration}` };
      }
      const stage = STAGE_LABELS[run.kind];
      const rows: TipRow[] = [{ label: stage, value: duration, colour: toStageColour(run.kind) }];
      const beats = toNearest({ series: heartRate, run });
      const variability = toNearest({ series: hrv, run });
      if (beats !== null) {
        const value = formatQuantity({ value: beats, unit: "bpm" });
        rows.push({ label: "Heart rate", value, colour: toColour("heart") });
      }
      if (variability !== null) {
        const value = formatQuantity({ value: variability, unit: "ms" });
        rows.push({ label: "HRV", value, colour: toColour("hrv") });
      }
      return { title, rows };
    };
    return {
      count: runs.length,
      toX: (index) => {
        const run = runs[index];
        return run ? (toMiddle(run) - start) / span : 0;
      },
      fromX: (x) => toRunIndex({ runs, at: start + x * span }),
      toKey: (index) => {
        const run = runs[index];
        return run ? toMiddle(run) : start;
      },
      fromKey: (key) => (typeof key === "number" ? toRunIndex({ runs, at: key }) : null),
      toTip: (index) => {
        const run = runs[index];
        return run ? toTip(run) : { title: "", rows: [] };
      },
    };
  }, [night, start, end, offsetMinutes, hourCycle, heartRate, hrv]);

  return (
    <PlotSurface inset={toInset} name="Sleep stages of the night, run by run" places={places}>
      {(size) => <Drawing {...props} night={night} size={size} />}
    </PlotSurface>
  );
}

function toClockWriter({
  offsetMinutes,
  hourCycle,
}: Pick<HypnogramProps, "offsetMinutes" | "hourCycle">) {
  return (at: number) =>
    formatClockOffset({
      seconds: at / 1000 + offsetMinutes * 60,
      ...(hourCycle ? { hourCycle } : {}),
    });
}

const MOVEMENT_HEIGHT = 18;
const GAP = 14;

const Drawing = memo(function Drawing(props: HypnogramProps & { night: Night; size: PlotSize }) {
  const { night, size, start, end, offsetMinutes, latencySeconds, movement, hourCycle } = props;
  const id = useId();
  const inset = toInset({ isNarrow: size.isNarrow });
  const left = inset.left;
  const right = left + size.plotWidth;
  const toX = (at: number) => left + ((at - start) / (end - start)) * size.plotWidth;
  const hasVitals = Boolean(props.heartRate ?? props.hrv);
  const strip = movement ? MOVEMENT_HEIGHT + GAP : 0;
  const free = size.plotHeight - strip;
  const lanesHeight = hasVitals ? Math.round(free * 0.58) : free;
  const vitalsHeight = free - lanesHeight - GAP;
  const edges = toSleepEdges({
    night,
    latencyMs: typeof latencySeconds === "number" ? latencySeconds * 1000 : null,
  });
  const ticks = toHourTicks({
    startSeconds: start / 1000 + offsetMinutes * 60,
    seconds: (end - start) / 1000,
    width: size.plotWidth,
    hourCycle,
  });
  return (
    <svg height={size.height} width={size.width}>
      <HypnogramLanes
        {...{ night, edges, toX, left, right, id }}
        height={lanesHeight}
        isNarrow={size.isNarrow}
        top={inset.top}
      />
      {hasVitals && (
        <HypnogramVitals
          {...{ toX, left, right }}
          heartRate={props.heartRate ?? null}
          height={vitalsHeight}
          hrv={props.hrv ?? null}
          top={inset.top + lanesHeight + GAP}
          writeClock={toClockWriter({ offsetMinutes, hourCycle })}
        />
      )}
      {movement && (
        <Movement
          bottom={inset.top + size.plotHeight}
          end={end}
          movement={movement}
          start={start}
          toX={toX}
        />
      )}
      <XLabels inset={inset} labels={ticks} size={size} />
    </svg>
  );
});

interface MovementProps {
  movement: string;
  start: number;
  end: number;
  toX: (at: number) => number;
  bottom: number;
}

// Four heights: still is a hairline, active fills the strip.
function Movement({ movement, start, end, toX, bottom }: MovementProps) {
  const d = [...movement]
    .map((character, index) => {
      const level = Number(character);
      const at = start + index * MOVEMENT_STEP_MS;
      if (!(level >= 1 && level <= 4) || at >= end) return "";
      const height = 1 + ((level - 1) / 3) * (MOVEMENT_HEIGHT - 1);
      const width = toX(at + MOVEMENT_STEP_MS) - toX(at);
      return `M${toX(at).toFixed(1)} ${bottom}v${-height.toFixed(1)}h${width.toFixed(2)}v${height.toFixed(1)}z`;
    })
    .join("");
  return (
    <g>
      <text fill="var(--ink-muted)" fontSize={12} x={0} y={bottom - 3}>
        Movement
      </text>
      <path d={d} fill="var(--metric-neutral)" opacity={0.75} />
    </g>
  );
}
