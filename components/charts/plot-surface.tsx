"use client";

import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { useChartHeight } from "./chart-height.tsx";
import { type Cursor, type CursorKey, useCursor, useCursorKey } from "./chart-sync.tsx";
import { ChartTip, type Tip, toTipText } from "./chart-tip.tsx";
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
 * shared with the page's other charts, and arrow keys that read out place by place.
 */
export function PlotSurface(props: PlotSurfaceProps) {
  const { places, className, onChoose, children } = props;
  const height = useChartHeight();
  const { ref, width } = useWidth();
  const isNarrow = width < NARROW;
  const given = props.inset ?? INSET;
  const inset = typeof given === "function" ? given({ isNarrow }) : given;
  const cursor = useCursor();
  const plotWidth = Math.max(0, width - inset.left - inset.right);
  const plotHeight = Math.max(0, height - inset.top - inset.bottom);

  const point = (index: number | null) => cursor.set(index === null ? null : places.toKey(index));
  const toIndex = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return places.fromX(Math.min(1, Math.max(0, x / plotWidth)));
  };
  const toCurrent = () => {
    const key = cursor.get();
    return key === null ? null : places.fromKey(key);
  };

  const handleKey = (event: KeyboardEvent) => {
    const current = toCurrent();
    if (event.key === "Escape") point(null);
    if (event.key === "Enter" && current !== null) onChoose?.(current);
    const move = MOVES[event.key];
    if (move === undefined || places.count === 0) return;
    event.preventDefault();
    const next = move(current ?? places.count, places.count);
    point(Math.min(places.count - 1, Math.max(0, next)));
  };

  return (
    <div className={cn("relative w-full", className)} ref={ref} style={{ height }}>
      {plotWidth > 0 && (
        <>
          <div aria-hidden>{children({ width, height, plotWidth, plotHeight, isNarrow })}</div>
          <Crosshair {...props} cursor={cursor} inset={inset}>
            {(reading) => (
              // A range input cannot span a plot and let the page scroll under a finger.
              <div
                aria-label={props.name}
                aria-valuemax={Math.max(0, places.count - 1)}
                aria-valuemin={0}
                aria-valuenow={reading.index}
                aria-valuetext={reading.text}
                className={cn("absolute touch-pan-y rounded-sm", onChoose && "cursor-pointer")}
                onBlur={() => point(null)}
                onClick={() => {
                  const current = toCurrent();
                  if (current !== null) onChoose?.(current);
                }}
                onKeyDown={handleKey}
                onPointerLeave={() => point(null)}
                onPointerMove={(event) => point(toIndex(event))}
                onPointerDown={(event) => point(toIndex(event))}
                role="slider"
                style={{ left: inset.left, top: inset.top, width: plotWidth, height: plotHeight }}
                tabIndex={0}
              />
            )}
          </Crosshair>
        </>
      )}
    </div>
  );
}

interface Reading {
  index: number;
  /** The tip at that place as a sentence. */
  text: string;
}

interface CrosshairProps extends Omit<PlotSurfaceProps, "children" | "inset"> {
  cursor: Cursor;
  inset: Inset;
  children: (reading: Reading) => ReactNode;
}

// Only this part follows the pointer.
function Crosshair({ cursor, places, inset, children }: CrosshairProps) {
  const key = useCursorKey(cursor);
  const index = key === null ? null : places.fromKey(key);
  const tip = index === null ? null : places.toTip(index);
  const reading = {
    index: index ?? 0,
    text: tip === null ? "Press an arrow key to read values" : toTipText(tip),
  };
  const x = index === null ? 0 : places.toX(index);
  const left = `calc(${inset.left}px + (100% - ${inset.left + inset.right}px) * ${x})`;
  return (
    <>
      {index !== null && (
        <span
          aria-hidden
          className="pointer-events-none absolute w-px bg-ink-faint"
          style={{ left, top: inset.top, bottom: inset.bottom }}
        />
      )}
      {children(reading)}
      {tip !== null && (
        <div
          aria-hidden
          className="pointer-events-none absolute z-20"
          style={{
            left,
            top: inset.top,
            transform: x > 0.5 ? "translateX(calc(-100% - 10px))" : "translateX(10px)",
          }}
        >
          <ChartTip {...tip} />
        </div>
      )}
    </>
  );
}
