"use client";

import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { toRangeLabel } from "#lib/format/day-label.ts";
import { useChartHeight } from "./chart-height.tsx";
import { type CursorKey, useCursor, useCursorKey } from "./chart-sync.tsx";
import { ChartTip, type Tip, toTipText } from "./chart-tip.tsx";
import type { PlaceSpan } from "./range-selection.ts";
import { useRangeBrush } from "./use-range-brush.ts";
import { useWidth } from "./use-width.ts";

/** Room around the plot for axes, in pixels. */
export interface Inset {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export const INSET: Inset = { top: 10, right: 12, bottom: 26, left: 44 };

const NARROW = 480;

export interface PlotSize {
  width: number;
  height: number;
  /** Of the plot alone. */
  plotWidth: number;
  plotHeight: number;
  /** A phone's width: labels have to be short. */
  isNarrow: boolean;
}

/** How the places of a plot are pointed at, by mouse, finger and arrow keys. */
export interface Places {
  /** How many there are; arrow keys move from one to the next. */
  count: number;
  /** Centre of a place as a share of the plot's width. */
  toX: (index: number) => number;
  /** The place nearest to a share of the plot's width, null where there is none. */
  fromX: (x: number) => number | null;
  toKey: (index: number) => CursorKey;
  /** The place of a key that another chart set; null when it lies outside. */
  fromKey: (key: CursorKey) => number | null;
  toTip: (index: number) => Tip;
  /** The days of a place, where places are days: a range of them can be marked then. */
  toSpan?: (index: number) => PlaceSpan | null;
}

interface PlotSurfaceProps {
  /** Names the chart; arrow keys then read out its places. */
  name: string;
  places: Places;
  /** Fixed, or by the room there is. */
  inset?: Inset | ((room: { isNarrow: boolean }) => Inset);
  className?: string;
  /** Pressing a place (click, Enter), where that leads somewhere. */
  onChoose?: ((index: number) => void) | undefined;
  children: (size: PlotSize) => ReactNode;
}

const MOVES: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  PageUp: (index, count) => index - Math.max(1, Math.round(count / 10)),
  PageDown: (index, count) => index + Math.max(1, Math.round(count / 10)),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Everything a chart needs around its marks: its measured size, a crosshair with a tip that is
 * shared with the page's other charts, arrow keys that read out place by place, and the marking of
 * a range of days.
 */
export function PlotSurface(props: PlotSurfaceProps) {
  const { className, children } = props;
  const height = useChartHeight();
  const { ref, width } = useWidth();
  const isNarrow = width < NARROW;
  const given = props.inset ?? INSET;
  const inset = typeof given === "function" ? given({ isNarrow }) : given;
  const plotWidth = Math.max(0, width - inset.left - inset.right);
  const plotHeight = Math.max(0, height - inset.top - inset.bottom);
  return (
    <div className={cn("relative w-full", className)} ref={ref} style={{ height }}>
      {plotWidth > 0 && (
        <>
          <div aria-hidden>{children({ width, height, plotWidth, plotHeight, isNarrow })}</div>
          <Pointer {...props} inset={inset} plotHeight={plotHeight} plotWidth={plotWidth} />
        </>
      )}
    </div>
  );
}

interface PointerProps
  extends Pick<PlotSurfaceProps, "name" | "places" | "onChoose">,
    Pick<PlotSize, "plotWidth" | "plotHeight"> {
  inset: Inset;
}

// Only this part follows the pointer.
function Pointer({ name, places, inset, plotWidth, plotHeight, onChoose }: PointerProps) {
  const cursor = useCursor();
  const key = useCursorKey(cursor);
  const brush = useRangeBrush(places.toSpan);
  const { marked } = brush;
  const index = key === null ? null : places.fromKey(key);
  const tip = index === null ? null : places.toTip(index);
  const reading = tip === null ? "Press an arrow key to read values" : toTipText(tip);

  const point = (next: number | null) => cursor.set(next === null ? null : places.toKey(next));
  const toIndex = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return places.fromX(Math.min(1, Math.max(0, x / plotWidth)));
  };
  const toCurrent = () => {
    const current = cursor.get();
    return current === null ? null : places.fromKey(current);
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const moved = { event, index: toIndex(event) };
    point(moved.index);
    return moved;
  };
  const choose = () => {
    const current = toCurrent();
    if (current !== null) onChoose?.(current);
  };
  const handleKey = (event: KeyboardEvent) => {
    const current = toCurrent();
    if (event.key === "Escape" && !brush.cancel()) point(null);
    if (event.key === "Enter" && !brush.confirm()) choose();
    const move = MOVES[event.key];
    if (move === undefined || places.count === 0) return;
    event.preventDefault();
    const asked = move(current ?? places.count, places.count);
    const next = Math.min(places.count - 1, Math.max(0, asked));
    point(next);
    if (event.shiftKey) brush.extend({ current, next });
    else brush.cancel();
  };

  return (
    <>
      {marked !== null && <Marked inset={inset} marked={marked} />}
      {index !== null && <Hairline inset={inset} x={places.toX(index)} />}
      {/* A range input cannot span a plot and let the page scroll under a finger. */}
      <div
        aria-keyshortcuts={brush.isActive ? "Shift+ArrowLeft Shift+ArrowRight" : undefined}
        aria-label={name}
        aria-valuemax={Math.max(0, places.count - 1)}
        aria-valuemin={0}
        aria-valuenow={index ?? 0}
        aria-valuetext={
          marked === null
            ? reading
            : `${reading}. Marked ${toRangeLabel(marked)}: press Enter to show these days`
        }
        className={cn(
          "absolute touch-pan-y rounded-sm",
          brush.isActive && "cursor-crosshair select-none",
          onChoose && "cursor-pointer",
        )}
        onBlur={() => {
          brush.drop();
          point(null);
        }}
        onClick={() => {
          if (!brush.takeClick()) choose();
        }}
        onKeyDown={handleKey}
        onPointerCancel={brush.drop}
        onPointerDown={(event) => brush.press(follow(event))}
        onPointerLeave={() => point(null)}
        onPointerMove={(event) => brush.move(follow(event))}
        onPointerUp={(event) => brush.release(follow(event))}
        role="slider"
        style={{ left: inset.left, top: inset.top, width: plotWidth, height: plotHeight }}
        tabIndex={0}
      />
      {index !== null && tip !== null && (
        <FollowingTip inset={inset} tip={tip} x={places.toX(index)} />
      )}
    </>
  );
}

/** A share of the plot's width from the surface's left edge. */
function toLeft({ inset, x }: { inset: Inset; x: number }): string {
  return `calc(${inset.left}px + (100% - ${inset.left + inset.right}px) * ${x})`;
}

function Hairline({ inset, x }: { inset: Inset; x: number }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute w-px bg-ink-faint"
      style={{ left: toLeft({ inset, x }), top: inset.top, bottom: inset.bottom }}
    />
  );
}

function FollowingTip({ inset, x, tip }: { inset: Inset; x: number; tip: Tip }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20"
      style={{
        left: toLeft({ inset, x }),
        top: inset.top,
        transform: x > 0.5 ? "translateX(calc(-100% - 10px))" : "translateX(10px)",
      }}
    >
      <ChartTip {...tip} />
    </div>
  );
}

function Marked({ inset, marked }: { inset: Inset; marked: PlaceSpan }) {
  const { left, right } = marked;
  const room = inset.left + inset.right;
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute border-x border-ink-faint bg-ink/8"
      style={{
        left: toLeft({ inset, x: left }),
        width: `calc((100% - ${room}px) * ${right - left})`,
        top: inset.top,
        bottom: inset.bottom,
      }}
    >
      <span
        className={cn(
          "absolute bottom-1 whitespace-nowrap rounded-sm bg-overlay px-1.5 py-0.5 text-xs font-medium text-ink shadow-overlay",
          left + right > 1 ? "right-1" : "left-1",
        )}
      >
        {toRangeLabel(marked)}
      </span>
    </span>
  );
}
