"use client";

import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { isClosest, toScaledZoom, toShiftedZoom, type Zoom } from "./day-zoom.ts";

interface ZoomToolsProps {
  /** The part drawn; null for the whole. */
  zoom: Zoom | null;
  bounds: Zoom;
  /** "13:05 – 15:30" */
  label: string | null;
  onZoom: (zoom: Zoom | null) => void;
}

/** What dragging does too, for who cannot drag: closer, farther, earlier, later, and the way back. */
export function ZoomTools({ zoom, bounds, label, onZoom }: ZoomToolsProps) {
  const part = zoom ?? bounds;
  const shift = (side: -1 | 1) => onZoom(toShiftedZoom({ zoom: part, bounds, side }));
  const scale = (factor: number) => onZoom(toScaledZoom({ zoom: part, bounds, factor }));
  const isWhole = zoom === null;
  return (
    <div className="flex shrink-0 items-center" role="group" aria-label="Part of the day shown">
      {!isWhole && (
        <>
          <span className="mr-2 text-xs font-medium whitespace-nowrap text-ink">{label}</span>
          <Tool
            isOff={part.from <= bounds.from}
            label="Earlier part of the day"
            onPress={() => shift(-1)}
          >
            <ChevronLeft aria-hidden />
          </Tool>
          <Tool isOff={part.to >= bounds.to} label="Later part of the day" onPress={() => shift(1)}>
            <ChevronRight aria-hidden />
          </Tool>
          <Tool label="Zoom out" onPress={() => scale(2)}>
            <ZoomOut aria-hidden />
          </Tool>
        </>
      )}
      <Tool isOff={isClosest(part)} label="Zoom in" onPress={() => scale(0.5)}>
        <ZoomIn aria-hidden />
      </Tool>
      {!isWhole && (
        <Button className="ml-1" onClick={() => onZoom(null)} size="sm" variant="secondary">
          Whole day
        </Button>
      )}
    </div>
  );
}

function Tool({
  label,
  isOff = false,
  onPress,
  children,
}: {
  label: string;
  isOff?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <Tooltip content={label}>
      <Button
        aria-label={label}
        className="[&_svg]:size-4"
        disabled={isOff}
        onClick={onPress}
        size="icon"
        variant="ghost"
      >
        {children}
      </Button>
    </Tooltip>
  );
}
