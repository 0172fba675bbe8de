"use client";

import { memo, useCallback, useMemo } from "react";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { type Brush, ChartCanvas } from "./chart-canvas.tsx";
import type { Tip } from "./chart-tip.tsx";
import { GridAxes, toGridInset } from "./grid-axes.tsx";
import { type GridSize, GridSurface } from "./grid-surface.tsx";
import { type MapLook, toDeviationLook, toRateLook, toRateRow } from "./heart-map-looks.ts";
import { toRowHeight } from "./row-labels.ts";

/** Quarters of an hour in a day. */
const COLUMNS = 96;
const COLUMN_SECONDS = 900;
/** A year of rows has to be seen at once: they are lower then. */
const MANY = 120;
const MANY_HEIGHT = 3;

export interface HeartRateMapProps {
  /** Contiguous days, oldest first. */
  days: readonly Day[];
  /** By day, 96 medians in bpm, one for each 15 minutes of the local clock; null is missing. */
  cells: readonly (readonly (number | null)[])[];
  /** As the cells, beats outside the own range at that time: then these make the colour, not the rate. */
  deviations?: readonly (readonly (number | null)[])[] | null | undefined;
  hourCycle?: HourCycle | undefined;
  /** The day that still runs; what lies ahead of it is blank, not missing. */
  today?: Day | null | undefined;
  /** The first day with any data; what lies before it is blank too. */
  since?: Day | null | undefined;
  hrefForDay?: ((day: Day) => string) | undefined;
}

/** Heart rate of many days: a row each, a cell per quarter of an hour of the clock. */
export function HeartRateMap(props: HeartRateMapProps) {
  const { days, cells, deviations, hourCycle = 24, today = null, since = null, hrefForDay } = props;
  const look = useMemo(
    () => (deviations ? toDeviationLook(deviations) : toRateLook(cells)),
    [cells, deviations],
  );
  const recorded = useMemo(
    () =>
      days.map((day, row) => {
        const length = toRecordedLength(cells[row] ?? []);
        if (today !== null && day >= today) return length;
        return since !== null && day < since && length === 0 ? 0 : COLUMNS;
      }),
    [days, cells, today, since],
  );
  const rowHeight = days.length > MANY ? MANY_HEIGHT : toRowHeight(days.length);
  const inset = toGridInset({ rows: days.length, rowHeight });
  const toTip = ({ row, column }: { row: number; column: number }): Tip => {
    const day = days[row];
    const time = formatClockOffset({ seconds: column * COLUMN_SECONDS, hourCycle });
    const title = `${day === undefined ? "" : toDayLabel(day)} ${time}`;
    const bpm = cells[row]?.[column] ?? null;
    if (bpm !== null) {
      const colour = look.toColour({ row, column, bpm });
      return { title, rows: [toRateRow({ bpm, colour })], note: look.toNote({ row, column }) };
    }
    if (column < (recorded[row] ?? COLUMNS)) {
      return { title, rows: [], note: "No data: nothing recorded" };
    }
    const isAhead = today !== null && day !== undefined && day >= today;
    return { title, rows: [], note: isAhead ? "Not recorded yet" : "Before your first day" };
  };
  return (
    <div>
      <GridSurface
        columns={COLUMNS}
        days={days}
        hrefForDay={hrefForDay}
        inset={inset}
        name="Heart rate by day and time"
        rowHeight={rowHeight}
        toTip={toTip}
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
              <Cells
                cells={cells}
                look={look}
                recorded={recorded}
                rowHeight={rowHeight}
                size={size}
              />
            </div>
          </>
        )}
      </GridSurface>
      <MapLegend legend={look.legend} />
    </div>
  );
}

function toRecordedLength(cells: readonly (number | null)[]): number {
  return cells.findLastIndex((value) => value !== null) + 1;
}

function MapLegend({ legend }: Pick<MapLook, "legend">) {
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-ink-muted">
      {legend !== null && (
        <span className="flex items-center gap-2">
          {legend.from}
          <span
            aria-hidden
            className="h-2 w-24 rounded-xs sm:w-32"
            style={{ background: `linear-gradient(to right, ${legend.colours.join(", ")})` }}
          />
          {legend.to}
        </span>
      )}
      <span className="flex items-center gap-2">
        <span aria-hidden className="hatched h-2.5 w-5 rounded-xs" />
        No data
      </span>
    </div>
  );
}

const Cells = memo(function Cells({
  cells,
  look,
  recorded,
  rowHeight,
  size: { plotWidth, plotHeight },
}: {
  cells: HeartRateMapProps["cells"];
  look: MapLook;
  recorded: readonly number[];
  rowHeight: number;
  size: GridSize;
}) {
  const draw = useCallback(
    ({ context, toPaint, toEdge, hatch }: Brush) => {
      const width = plotWidth / COLUMNS;
      // A hair between days; in a season they are so many that it would dim them.
      const gap = rowHeight > 12 ? 2 : rowHeight > 8 ? 1 : 0;
      for (const [row, length] of recorded.entries()) {
        for (let column = 0; column < length; column += 1) {
          const bpm = cells[row]?.[column] ?? null;
          const colour = bpm === null ? null : look.toColour({ row, column, bpm });
          if (bpm !== null && colour === null) continue;
          context.fillStyle = colour === null ? hatch : toPaint(colour);
          const left = toEdge(column * width);
          const right = toEdge((column + 1) * width);
          context.fillRect(left, row * rowHeight, right - left, rowHeight - gap);
        }
      }
    },
    [cells, look, recorded, rowHeight, plotWidth],
  );
  return <ChartCanvas draw={draw} height={plotHeight} width={plotWidth} />;
});
