"use client";

import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { useChartHeight } from "./chart-height.tsx";
import {
  type CursorKey,
  useCursor,
  useCursorKey,
  useOnCompare,
  useOnRange,
} from "./chart-sync.tsx";
import { type Tip, toTipText } from "./chart-tip.tsx";
import { FollowingTip, Hairline, MarkedStretch } from "./plot-overlays.tsx";
import { type PlaceSpan, type ToMarked, toMarkedDays } from "./range-selection.ts";
import { useRangeBrush } from "./use-range-brush.ts";
import { useWidth } from "./use-width.ts";

/** Room around the plot for axes, in pixels. */
export interface Inset {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export const INSET: Inset = { top: 10, right: 12, bottom: 26, left: 52 };

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
  /**
   * The place nearest to a share of the plot's width, null where there is none. `y`, the share of its
   * height from the top, matters where places lie above one another.
   */
  fromX: (x: number, y?: number) => number | null;
  toKey: (index: number) => CursorKey;
  /** The place of a key that another chart set; null when it lies outside. */
  fromKey: (key: CursorKey) => number | null;
  toTip: (index: number) => Tip;
  /** Where an arrow key leads from a place, where that is not simply the next one. */
  toNeighbour?: (index: number, direction: -1 | 1) => number;
  /** The days of a place, where places are days: a range of them can be marked then. */
  toSpan?: (index: number) => PlaceSpan | null;
  /** What marking from one place to another means, where it is not about days. */
  toMarked?: ToMarked | undefined;
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
  /** Keys that mean nothing here, with the place pointed at; Escape too once nothing is left to end. */
  onKey?: ((pressed: { key: string; index: number | null }) => void) | undefined;
  children: (size: PlotSize) => ReactNode;
}

const toPage = ({ count }: Places) => Math.max(1, Math.round(count / 10));

const MOVES: Readonly<Record<string, (index: number, places: Places) => number>> = {
  ArrowLeft: (index, places) => places.toNeighbour?.(index, -1) ?? index - 1,
  ArrowRight: (index, places) => places.toNeighbour?.(index, 1) ?? index + 1,
  PageUp: (index, places) => index - toPage(places),
  PageDown: (index, places) => index + toPage(places),
  Home: () => 0,
  End: (_, { count }) => count - 1,
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
  extends Pick<PlotSurfaceProps, "name" | "places" | "onChoose" | "onKey">,
    Pick<PlotSize, "plotWidth" | "plotHeight"> {
  inset: Inset;
}

// Only this part follows the pointer.
function Pointer(props: PointerProps) {
  const { name, places, inset, plotWidth, plotHeight, onChoose, onKey } = props;
  const cursor = useCursor();
  const key = useCursorKey(cursor);
  const onRange = useOnRange();
  const onCompare = useOnCompare();
  const { toSpan } = places;
  const ofDays = onRange && toSpan && toMarkedDays({ toSpan, onRange, onCompare });
  const { surface, ...brush } = useRangeBrush({ of: places.toMarked ?? ofDays, axis: "x" });
  const { marked } = brush;
  const index = key === null ? null : places.fromKey(key);
  const tip = index === null ? null : places.toTip(index);
  const reading = tip === null ? "Press an arrow key to read values" : toTipText(tip);

  const point = (next: number | null) => cursor.set(next === null ? null : places.toKey(next));
  const toIndex = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const toShare = (part: number, whole: number) => Math.min(1, Math.max(0, part / whole));
    return places.fromX(
      toShare(event.clientX - left, plotWidth),
      toShare(event.clientY - top, plotHeight),
    );
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
    const { key: pressed } = event;
    const current = toCurrent();
    const move = MOVES[pressed];
    if (move === undefined) {
      const purpose = event.shiftKey ? "compare" : "show";
      if (pressed === "Enter" && !brush.confirm(purpose)) choose();
      else if (pressed !== "Escape") onKey?.({ key: pressed, index: current });
      // One thing at a time: what is being marked, the crosshair, what the chart itself can leave.
      else if (!brush.cancel() && current === null) onKey?.({ key: pressed, index: current });
      else if (marked === null) point(null);
      return;
    }
    if (places.count === 0) return;
    event.preventDefault();
    const asked = move(current ?? places.count, places);
    const next = Math.min(places.count - 1, Math.max(0, asked));
    point(next);
    if (event.shiftKey) brush.extend({ current, next });
    else brush.cancel();
  };

  return (
    <>
      {marked !== null && <MarkedStretch inset={inset} marked={marked} />}
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
            : `${reading}. Marked ${marked.label}: press Enter to show ${marked.noun}${marked.compare ? ", Shift and Enter to compare them with those before" : ""}`
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
        ref={surface}
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
