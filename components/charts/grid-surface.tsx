"use client";

import { useRouter } from "next/navigation";
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useState,
} from "react";
import { cn } from "#components/ui/cn.ts";
import type { Day } from "#lib/time/day.ts";
import { useCursor, useCursorKey, useOnRange } from "./chart-sync.tsx";
import { ChartTip, type Tip, toTipText } from "./chart-tip.tsx";
import { type GridPlace, toMovedPlace } from "./grid-moves.ts";
import type { Inset } from "./plot-surface.tsx";
import { toMarkedDays } from "./range-selection.ts";
import { useRangeBrush } from "./use-range-brush.ts";
import { useWidth } from "./use-width.ts";

export interface GridSize {
  /** Of the plot alone. */
  plotWidth: number;
  plotHeight: number;
}

interface GridSurfaceProps {
  /** Names the chart; arrow keys then read out its cells. */
  name: string;
  /** A row each. */
  days: readonly Day[];
  columns: number;
  rowHeight: number;
  inset: Inset;
  toTip: (place: GridPlace) => Tip;
  /** The neighbouring columns that read as one with this, `end` excluded; the column alone unless said. */
  toRun?: ((place: GridPlace) => { start: number; end: number }) | undefined;
  /** Where a press on a row leads. */
  hrefForDay?: ((day: Day) => string) | undefined;
  children: (size: GridSize) => ReactNode;
}

/**
 * Rows of days by columns of the clock: measured width, an outline and a tip at the cell pointed at,
 * arrow keys in both directions. It shares its day, not its hour, with the page's other charts.
 */
export function GridSurface(props: GridSurfaceProps) {
  const { days, rowHeight, inset, children } = props;
  const { ref, width } = useWidth();
  const plotWidth = Math.max(0, width - inset.left - inset.right);
  const plotHeight = days.length * rowHeight;
  return (
    <div
      className="relative w-full"
      ref={ref}
      style={{ height: plotHeight + inset.top + inset.bottom }}
    >
      {plotWidth > 0 && (
        <>
          <div aria-hidden>{children({ plotWidth, plotHeight })}</div>
          <Pointer {...props} plotHeight={plotHeight} plotWidth={plotWidth} />
        </>
      )}
    </div>
  );
}

interface Pointed extends GridPlace {
  /** Arrow keys bring the cell into view; the pointer is where it looks anyway. */
  isByKey: boolean;
}

const single = ({ column }: GridPlace) => ({ start: column, end: column + 1 });

// Only this part follows the pointer.
function Pointer(props: Omit<GridSurfaceProps, "children"> & GridSize) {
  const { name, days, columns, rowHeight, inset, toTip, hrefForDay, plotWidth, plotHeight } = props;
  const toRun = props.toRun ?? single;
  const router = useRouter();
  const cursor = useCursor();
  const sharedKey = useCursorKey(cursor);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const place = pointed !== null && pointed.row < days.length ? pointed : null;
  const onRange = useOnRange();
  const toSpan = (row: number) => {
    const day = days[row];
    if (day === undefined) return null;
    return { from: day, to: day, left: row / days.length, right: (row + 1) / days.length };
  };
  const { surface, ...brush } = useRangeBrush({
    of: onRange && toMarkedDays({ toSpan, onRange }),
    axis: "y",
  });
  const { marked } = brush;
  const sharedRow = place?.row ?? days.findIndex((day) => day === sharedKey);

  const point = (next: Pointed | null) => {
    setPointed(next);
    cursor.set(next === null ? null : (days[next.row] ?? null));
  };
  const toPlace = (event: MouseEvent<HTMLElement>): Pointed => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / plotWidth) * columns);
    const row = Math.floor((event.clientY - box.top) / rowHeight);
    return {
      row: Math.min(days.length - 1, Math.max(0, row)),
      column: Math.min(columns - 1, Math.max(0, column)),
      isByKey: false,
    };
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const next = toPlace(event);
    point(next);
    return { event, index: next.row };
  };
  const choose = (row: number) => {
    const day = days[row];
    if (day !== undefined && hrefForDay) router.push(hrefForDay(day));
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !brush.cancel()) point(null);
    if (event.key === "Enter" && !brush.confirm() && place !== null) choose(place.row);
    const next = toMovedPlace({ key: event.key, place, rows: days.length, columns, toRun });
    if (next === null) return;
    event.preventDefault();
    point({ ...next, isByKey: true });
    if (event.shiftKey) brush.extend({ current: place?.row ?? null, next: next.row });
    else brush.cancel();
  };
  const tip = place === null ? null : toTip(place);
  const reading = tip === null ? "Press an arrow key to read values" : toTipText(tip);

  return (
    <>
      {/* A range input has one dimension; this has two, read out cell by cell. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div
        aria-keyshortcuts={brush.isActive ? "Shift+ArrowUp Shift+ArrowDown" : undefined}
        aria-label={name}
        aria-valuemax={Math.max(0, days.length * columns - 1)}
        aria-valuemin={0}
        aria-valuenow={place === null ? 0 : place.row * columns + place.column}
        aria-valuetext={
          marked === null
            ? reading
            : `${reading}. Marked ${marked.label}: press Enter to show ${marked.noun}`
        }
        className={cn(
          "absolute touch-pan-y rounded-xs",
          brush.isActive && "select-none",
          hrefForDay && "cursor-pointer",
        )}
        onBlur={() => {
          brush.drop();
          point(null);
        }}
        onClick={(event) => {
          if (!brush.takeClick()) choose(toPlace(event).row);
        }}
        onKeyDown={handleKey}
        onPointerCancel={brush.drop}
        onPointerDown={(event) => brush.press(follow(event))}
        onPointerLeave={() => point(null)}
        onPointerMove={(event) => brush.move(follow(event))}
        onPointerUp={(event) => brush.release(follow(event))}
        ref={surface}
        role="slider"
        style={{ left: inset.left, top: inset.top, width: plotWidth, height: plotHeight }}
        tabIndex={0}
      />
      {marked !== null && (
        <MarkedRows
          inset={inset}
          label={marked.label}
          plotWidth={plotWidth}
          start={marked.left * plotHeight}
          end={marked.right * plotHeight}
        />
      )}
      {sharedRow >= 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute border-y border-ink-faint"
          style={{
            left: inset.left,
            top: inset.top + sharedRow * rowHeight - 1,
            width: plotWidth,
            height: rowHeight + 1,
          }}
        />
      )}
      {place !== null && tip !== null && (
        <Outline {...toRun(place)} {...props} place={place} tip={tip} />
      )}
    </>
  );
}

/** Rows being marked, from one pixel of the plot to another. */
function MarkedRows({
  inset,
  label,
  plotWidth,
  start,
  end,
}: {
  inset: Inset;
  label: string;
  plotWidth: number;
  start: number;
  end: number;
}) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute border-y border-ink bg-ink/12"
      style={{ left: inset.left, top: inset.top + start, width: plotWidth, height: end - start }}
    >
      <span className="absolute top-1/2 left-1 -translate-y-1/2 whitespace-nowrap rounded-sm bg-overlay px-1.5 py-0.5 text-xs font-medium text-ink shadow-overlay">
        {label}
      </span>
    </span>
  );
}

interface OutlineProps extends Omit<GridSurfaceProps, "children">, GridSize {
  place: Pointed;
  start: number;
  end: number;
  tip: Tip;
}

const TIP_ROOM = 120;

function Outline({ place, start, end, tip, columns, rowHeight, inset, plotWidth }: OutlineProps) {
  const cell = plotWidth / columns;
  const left = inset.left + start * cell;
  const top = inset.top + place.row * rowHeight;
  const middle = (start + end) / 2 / columns;
  const isBelow = top < TIP_ROOM;
  return (
    <>
      <span
        aria-hidden
        className="pointer-events-none absolute rounded-xs outline-2 outline-ink"
        key={`${place.row} ${start}`}
        ref={(element) => {
          if (place.isByKey) element?.scrollIntoView({ block: "nearest" });
        }}
        style={{ left, top, width: Math.max(3, (end - start) * cell), height: rowHeight - 1 }}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute z-20"
        style={{
          left: inset.left + middle * plotWidth,
          top: isBelow ? top + rowHeight + 8 : top - 8,
          transform: `translate(${-100 * middle}%, ${isBelow ? "0" : "-100%"})`,
        }}
      >
        <ChartTip {...tip} />
      </div>
    </>
  );
}
