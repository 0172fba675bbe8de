"use client";

import { memo, useCallback, useMemo } from "react";
import type { HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { CLASSES_PER_DAY, toClassColour } from "./activity-classes.ts";
import {
  type ActogramDay,
  type ActogramRun,
  AHEAD,
  BEFORE,
  MISSING,
  toActogramRows,
  toDoubleRows,
} from "./actogram-layout.ts";
import {
  type InstantTag,
  type RowSpan,
  type TagCell,
  toSleepSpans,
  toTagCells,
} from "./actogram-marks.ts";
import { ASLEEP_COLOUR, toActogramTip, toRunColour } from "./actogram-tip.ts";
import { type Brush, ChartCanvas } from "./chart-canvas.tsx";
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
  tags?: readonly InstantTag[] | undefined;
  hourCycle?: HourCycle | undefined;
  /** The day that still runs; what lies ahead of it is blank, not missing. */
  today?: Day | null | undefined;
  /** The first day with any data; what lies before it is blank too. */
  since?: Day | null | undefined;
  /** Hours in a row: 48 puts the next day at the right of each, so that no night is cut. */
  hours?: 24 | 48 | undefined;
  hrefForDay?: ((day: Day) => string) | undefined;
}

const LEGEND = [
  { label: "Asleep", colour: ASLEEP_COLOUR },
  { label: "Rest", colour: toClassColour(1) },
  { label: "Inactive", colour: toClassColour(2) },
  { label: "Low", colour: toClassColour(3) },
  { label: "Medium", colour: toClassColour(4) },
  { label: "High", colour: toClassColour(5) },
  { label: "Not worn or no data", colour: toClassColour(0), mark: "hatched" },
] as const;
const TAG_ENTRY = { label: "Tag", colour: "var(--ink)", mark: "pin" } as const;
const NONE: readonly never[] = [];

/** Rhythm at a glance: one row a day, midnight to midnight, movement and sleep by colour. */
export function Actogram(props: ActogramProps) {
  const { rows, sleeps = NONE, tags = NONE, hourCycle = 24, today = null, since = null } = props;
  const { hours = 24, hrefForDay } = props;
  const isDouble = hours === 48;
  const days = useMemo(() => rows.map(({ day }) => day), [rows]);
  const runs = useMemo(() => {
    const single = toActogramRows({ rows, sleeps, today, since });
    return isDouble ? toDoubleRows(single) : single;
  }, [rows, sleeps, today, since, isDouble]);
  const marks = useMemo(() => {
    const layout = { firstDay: days[0] ?? "", count: days.length, isDouble };
    if (days.length === 0) return { bars: [], pins: [] };
    return { bars: toSleepSpans({ ...layout, sleeps }), pins: toTagCells({ ...layout, tags }) };
  }, [days, sleeps, tags, isDouble]);
  const columns = isDouble ? 2 * CLASSES_PER_DAY : CLASSES_PER_DAY;
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
        columns={columns}
        days={days}
        hrefForDay={hrefForDay}
        inset={inset}
        name="Movement and sleep, day by day"
        rowHeight={rowHeight}
        toRun={toRun}
        toTip={(place) =>
          toActogramTip({
            day: days[place.row] ?? "",
            run: toRun(place),
            runs: runs[place.row] ?? [],
            tags: marks.pins.filter(({ row }) => row === place.row),
            hourCycle,
          })
        }
      >
        {(size) => (
          <>
            <GridAxes
              days={days}
              hourCycle={hourCycle}
              hours={hours}
              inset={inset}
              rowHeight={rowHeight}
              size={size}
            />
            <div className="absolute" style={{ left: inset.left, top: inset.top }}>
              <Cells {...marks} columns={columns} rowHeight={rowHeight} runs={runs} size={size} />
            </div>
          </>
        )}
      </GridSurface>
      <Legend entries={tags.length > 0 ? [...LEGEND, TAG_ENTRY] : LEGEND} />
    </div>
  );
}

interface CellsProps {
  runs: readonly (readonly ActogramRun[])[];
  bars: readonly RowSpan[];
  pins: readonly TagCell[];
  columns: number;
  rowHeight: number;
  size: GridSize;
}

/** Height of the line that tells where a sleep began and ended, whatever moved in it. */
const BAR = 2;

const Cells = memo(function Cells(props: CellsProps) {
  const { runs, bars, pins, columns, rowHeight, size } = props;
  const { plotWidth, plotHeight } = size;
  const draw = useCallback(
    ({ context, toPaint, toEdge, hatch }: Brush) => {
      const cell = plotWidth / columns;
      const gap = rowHeight > 12 ? 2 : 1;
      for (const [row, cells] of runs.entries()) {
        for (const { code, start, end } of cells) {
          if (code === AHEAD || code === BEFORE) continue;
          context.fillStyle = code === MISSING || code === 0 ? hatch : toPaint(toRunColour(code));
          const left = toEdge(start * cell);
          context.fillRect(left, row * rowHeight, toEdge(end * cell) - left, rowHeight - gap);
        }
      }
      context.fillStyle = toPaint("var(--metric-sleep)");
      for (const { row, start, end } of bars) {
        const left = toEdge(start * cell);
        context.fillRect(left, row * rowHeight, toEdge(end * cell) - left, BAR);
      }
      drawPins({ context, toPaint, pins, cell, rowHeight, middle: (rowHeight - gap) / 2 });
    },
    [runs, bars, pins, columns, rowHeight, plotWidth],
  );
  return <ChartCanvas draw={draw} height={plotHeight} width={plotWidth} />;
});

/** Small enough to stay on its row, with a halo that parts it from what lies below. */
function drawPins({
  context,
  toPaint,
  pins,
  cell,
  rowHeight,
  middle,
}: Pick<Brush, "context" | "toPaint"> &
  Pick<CellsProps, "pins" | "rowHeight"> & { cell: number; middle: number }) {
  const radius = Math.min(3.5, Math.max(2, middle - 1));
  context.lineWidth = 1.5;
  context.strokeStyle = toPaint("var(--surface)");
  context.fillStyle = toPaint("var(--ink)");
  for (const { row, column } of pins) {
    context.beginPath();
    context.arc((column + 0.5) * cell, row * rowHeight + middle, radius, 0, 2 * Math.PI);
    context.stroke();
    context.fill();
  }
}
