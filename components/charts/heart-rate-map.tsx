"use client";

import { memo, useCallback, useMemo } from "react";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatNumber } from "#lib/format/number.ts";
import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { type Brush, ChartCanvas } from "./chart-canvas.tsx";
import type { Tip } from "./chart-tip.tsx";
import { GridAxes, toGridInset } from "./grid-axes.tsx";
import { type GridSize, GridSurface } from "./grid-surface.tsx";
import { RAMP_LEVELS, toRampColour, toRampExtent, toRampLevel } from "./heart-ramp.ts";
import { toRowHeight } from "./row-labels.ts";
import type { Extent } from "./scale.ts";

/** Quarters of an hour in a day. */
const COLUMNS = 96;
const COLUMN_SECONDS = 900;

export interface HeartRateMapProps {
  /** Contiguous days, oldest first. */
  days: readonly Day[];
  /** By day, 96 medians in bpm, one for each 15 minutes of the local clock; null is missing. */
  cells: readonly (readonly (number | null)[])[];
  hourCycle?: HourCycle | undefined;
  /** The day that still runs; what lies ahead of it is blank, not missing. */
  today?: Day | null | undefined;
  hrefForDay?: ((day: Day) => string) | undefined;
}

/** Heart rate of many days: a row each, a cell per quarter of an hour, the stronger the faster. */
export function HeartRateMap(props: HeartRateMapProps) {
  const { days, cells, hourCycle = 24, today = null, hrefForDay } = props;
  const extent = useMemo(() => toRampExtent(cells), [cells]);
  const recorded = useMemo(
    () =>
      days.map((day, row) =>
        today !== null && day >= today ? toRecordedLength(cells[row] ?? []) : COLUMNS,
      ),
    [days, cells, today],
  );
  const rowHeight = toRowHeight(days.length);
  const inset = toGridInset({ rows: days.length, rowHeight });
  const toTip = ({ row, column }: { row: number; column: number }): Tip => {
    const day = days[row];
    const time = formatClockOffset({ seconds: column * COLUMN_SECONDS, hourCycle });
    const title = `${day === undefined ? "" : toDayLabel(day)} ${time}`;
    const bpm = cells[row]?.[column] ?? null;
    if (bpm !== null && extent !== null) {
      const colour = toRampColour(toRampLevel({ bpm, extent }));
      return {
        title,
        rows: [{ label: "median", value: `${formatNumber({ value: bpm })} bpm`, colour }],
      };
    }
    const isAhead = column >= (recorded[row] ?? COLUMNS);
    return { title, rows: [], note: isAhead ? "Not recorded yet" : "No data: nothing recorded" };
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
                extent={extent}
                recorded={recorded}
                rowHeight={rowHeight}
                size={size}
              />
            </div>
          </>
        )}
      </GridSurface>
      <RampLegend extent={extent} />
    </div>
  );
}

function toRecordedLength(cells: readonly (number | null)[]): number {
  return cells.findLastIndex((value) => value !== null) + 1;
}

function RampLegend({ extent }: { extent: Extent | null }) {
  const colours = Array.from({ length: RAMP_LEVELS }, (_, level) => toRampColour(level));
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-ink-muted">
      {extent !== null && (
        <span className="flex items-center gap-2">
          {`≤ ${extent[0]}`}
          <span
            aria-hidden
            className="h-2 w-32 rounded-xs"
            style={{ background: `linear-gradient(to right, ${colours.join(", ")})` }}
          />
          {`≥ ${extent[1]} bpm`}
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
  extent,
  recorded,
  rowHeight,
  size: { plotWidth, plotHeight },
}: {
  cells: HeartRateMapProps["cells"];
  extent: Extent | null;
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
          const isKnown = bpm !== null && extent !== null;
          context.fillStyle = isKnown ? toPaint(toRampColour(toRampLevel({ bpm, extent }))) : hatch;
          const left = toEdge(column * width);
          const right = toEdge((column + 1) * width);
          context.fillRect(left, row * rowHeight, right - left, rowHeight - gap);
        }
      }
    },
    [cells, extent, recorded, rowHeight, plotWidth],
  );
  return <ChartCanvas draw={draw} height={plotHeight} width={plotWidth} />;
});
