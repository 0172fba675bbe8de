"use client";

import { useLayoutEffect, useRef } from "react";
import { useThemeClass } from "./use-theme-class.ts";

/** A canvas in CSS pixels that knows the tokens of the theme. */
export interface Brush {
  context: CanvasRenderingContext2D;
  /** Resolves any CSS colour, `var()` and `color-mix()` included, to one a canvas understands. */
  toPaint: (colour: string) => string;
  /** Moves an edge onto the device's pixels, so that neighbouring cells show no seam. */
  toEdge: (position: number) => number;
  /** Diagonal lines for what is missing. */
  hatch: CanvasPattern | string;
}

interface ChartCanvasProps {
  width: number;
  height: number;
  /** Paints everything; keep it stable, for each new one repaints. */
  draw: (brush: Brush) => void;
}

/** Marks by the ten thousand, painted again when size, data or theme change. */
export function ChartCanvas(props: ChartCanvasProps) {
  return <Painting {...props} key={useThemeClass()} />;
}

function Painting({ width, height, draw }: ChartCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return;
    const ratio = globalThis.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const toPaint = createPaints(canvas);
    const hatch = toHatch({ context, ratio, colour: toPaint(HATCH_COLOUR) });
    const toEdge = (position: number) => Math.round(position * ratio) / ratio;
    draw({ context, toPaint, toEdge, hatch });
  }, [width, height, draw]);
  return <canvas aria-hidden className="block" ref={ref} style={{ width, height }} />;
}

const HATCH_COLOUR = "color-mix(in oklab, var(--metric-neutral) 46%, transparent)";
const HATCH_GAP = 6;

// A canvas knows no custom properties: the element itself computes the colour for it.
function createPaints(element: HTMLElement) {
  const paints = new Map<string, string>();
  // Where motion is reduced every property has a transition of no length, which still begins at the
  // colour before.
  element.style.transitionProperty = "none";
  return (colour: string) => {
    const known = paints.get(colour);
    if (known !== undefined) return known;
    element.style.color = colour;
    const paint = getComputedStyle(element).color;
    paints.set(colour, paint);
    return paint;
  };
}

function toHatch({
  context,
  ratio,
  colour,
}: {
  context: CanvasRenderingContext2D;
  ratio: number;
  colour: string;
}): CanvasPattern | string {
  const size = Math.round(HATCH_GAP * ratio);
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext("2d");
  if (!pen) return colour;
  pen.strokeStyle = colour;
  pen.lineWidth = ratio;
  // Three strokes, so that the lines meet across the tile's edges.
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
    pen.stroke();
  }
  const pattern = context.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern ?? colour;
}
