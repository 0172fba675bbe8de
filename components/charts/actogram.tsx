"use client";

import { memo, useCallback, useMemo } from "react";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatDuration, formatHoursMinutes } from "#lib/format/duration.ts";
import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import {
  type ActivityClass,
  CLASS_LABELS,
  CLASS_SECONDS,
  CLASSES_PER_DAY,
  toClassColour,
} from "./activity-classes.ts";
import {
  type ActogramDay,
  type ActogramRun,
  AHEAD,
  ASLEEP,
  BEFORE,
  MISSING,
  toActogramRows,
} from "./actogram-layout.ts";
import { type Brush, ChartCanvas } from "./chart-canvas.tsx";
import type { Tip } from "./chart-tip.tsx";
import { GridAxes, toGridInset } from "./grid-axes.tsx";
import type { GridPlace } from "./grid-moves.ts";
import { type GridSize, GridSurface } from "./grid-surface.tsx";
import { Legend } from "./legend.tsx";
import { toRowHeight } from "./row-labels.ts";
import type { TimeInterval } from "./time-spans.ts";

export interface ActogramProps {
  /** Contiguous days, oldest first; a day without data is in it too. */
  rows: readonly ActogramDay[];
  sleeps?: readonly TimeInterval[] | undefined;
  hourCycle?: HourCycle | undefined;
  /** The day that still runs; what lies ahead of it is blank, not missing. */
  today?: Day | null | undefined;
  hrefForDay?: ((day: Day) => string) | undefined;
}

const ASLEEP_COLOUR = "color-mix(in oklab, var(--metric-sleep) 62%, var(--surface))";

const LEGEND = [
  { label: "Asleep", colour: ASLEEP_COLOUR },
  { label: "Rest", colour: toClassColour(1) },
  { label: "Inactive", colour: toClassColour(2) },
  { label: "Low", colour: toClassColour(3) },
  { label: "Medium", colour: toClassColour(4) },
  { label: "High", colour: toClassColour(5) },
  { label: "Not worn or no data", colour: toClassColour(0), mark: "hatched" },
] as const;

/** Rhythm at a glance: one row a day, midnight to midnight, movement and sleep by colour. */
export function Actogram({
  rows,
  sleeps,
  hourCycle = 24,
  today = null,
  hrefForDay,
}: ActogramProps) {
  const days = useMemo(() => rows.map(({ day }) => day), [rows]);
  const runs = useMemo(() => toActogramRows({ rows, sleeps, today }), [rows, sleeps, today]);
  const rowHeight = toRowHeight(days.length);
  const inset = toGridInset({ rows: days.length, rowHeight });
  const toRun = ({ row, column }: GridPlace): ActogramRun =>
    runs[row]?.find(({ start, end }) => start <= column && column < end) ?? {
      code: MISSING,
      start: column,
      end: column + 1,
    };
  return (
    <div>
      <GridSurface
        columns={CLASSES_PER_DAY}
        days={days}
        hrefForDay={hrefForDay}
        inset={inset}
        name="Movement and sleep, day by day"
        rowHeight={rowHeight}
        toRun={toRun}
        toTip={(place) =>
          toTip({
            day: days[place.row],
            run: toRun(place),
            runs: runs[place.row] ?? [],
            hourCycle,
          })
        }
      >
        {(size) => (
          <>
            <GridAxes
              days={days}
              hourCycle={hourCycle}
              inset={inset}
              rowHeight={rowHeight}
              size={size}
            />
            <div className="absolute" style={{ left: inset.left, top: inset.top }}>
              <Cells rowHeight={rowHeight} runs={runs} size={size} />
            </div>
          </>
        )}
      </GridSurface>
      <Legend entries={LEGEND} />
    </div>
  );
}

function toColour(code: number): string {
  return code === ASLEEP ? ASLEEP_COLOUR : toClassColour(code as ActivityClass);
}

function toTip({
  day,
  run,
  runs,
  hourCycle,
}: {
  day: Day | undefined;
  run: ActogramRun;
  runs: readonly ActogramRun[];
  hourCycle: HourCycle;
}): Tip {
  const toClock = (column: number) =>
    formatClockOffset({ seconds: column * CLASS_SECONDS, hourCycle });
  const title = `${day === undefined ? "" : toDayLabel(day)} ${toClock(run.start)}–${toClock(run.end)}`;
  if (run.code === AHEAD) return { title, rows: [], note: "Not recorded yet" };
  if (run.code === BEFORE) return { title, rows: [], note: "Before this range" };
  if (run.code === MISSING) return { title, rows: [], note: "No data: nothing recorded" };
  if (run.code === 0) return { title, rows: [], note: "No data: the ring was not worn" };
  const toSeconds = (code: number) =>
    runs.reduce((sum, { code: of, start, end }) => sum + (of === code ? end - start : 0), 0) *
    CLASS_SECONDS;
  const label = run.code === ASLEEP ? "asleep" : CLASS_LABELS[run.code as ActivityClass];
  const value = formatDuration({ seconds: (run.end - run.start) * CLASS_SECONDS });
  const [low, medium, high] = [3, 4, 5].map((code) =>
    formatHoursMinutes({ seconds: toSeconds(code) }),
  );
  return {
    title,
    rows: [{ label, value, colour: toColour(run.code) }],
    note: `That day: low ${low}, medium ${medium}, high ${high}`,
  };
}

const Cells = memo(function Cells({
  runs,
  rowHeight,
  size: { plotWidth, plotHeight },
}: {
  runs: readonly (readonly ActogramRun[])[];
  rowHeight: number;
  size: GridSize;
}) {
  const draw = useCallback(
    ({ context, toPaint, toEdge, hatch }: Brush) => {
      const cell = plotWidth / CLASSES_PER_DAY;
      const gap = rowHeight > 12 ? 2 : 1;
      for (const [row, cells] of runs.entries()) {
        for (const { code, start, end } of cells) {
          if (code === AHEAD || code === BEFORE) continue;
          context.fillStyle = code === MISSING || code === 0 ? hatch : toPaint(toColour(code));
          const left = toEdge(start * cell);
          context.fillRect(left, row * rowHeight, toEdge(end * cell) - left, rowHeight - gap);
        }
      }
    },
    [runs, rowHeight, plotWidth],
  );
  return <ChartCanvas draw={draw} height={plotHeight} width={plotWidth} />;
});
