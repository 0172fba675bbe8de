import { toRecordedTime } from "#lib/time/clock.ts";

const MINUTE = 60_000;
const STEP = 5 * MINUTE;
/** Shorter than this, there would be hardly a sample to see. */
const LEAST = 30 * MINUTE;

/** A part of a day, in milliseconds since 1970. */
export interface Zoom {
  from: number;
  to: number;
}

interface Within {
  zoom: Zoom;
  /** The whole that is zoomed into. */
  bounds: Zoom;
}

/**
 * A part on whole five minutes, at least half an hour long and inside its bounds; null when that is all of them.
 */
export function toZoom({ zoom, bounds }: Within): Zoom | null {
  const middle = (zoom.from + zoom.to) / 2;
  const half = Math.max(zoom.to - zoom.from, LEAST) / 2;
  const from = Math.max(bounds.from, Math.floor((middle - half) / STEP) * STEP);
  const to = Math.min(bounds.to, Math.ceil((middle + half) / STEP) * STEP);
  if (to - from >= LEAST) return from <= bounds.from && to >= bounds.to ? null : { from, to };
  // At an edge of the bounds there is room to one side only.
  return from === bounds.from ? { from, to: from + LEAST } : { from: to - LEAST, to };
}

/** The same part `factor` times as long, around an instant or its own middle; null for the whole. */
export function toScaledZoom({
  zoom,
  bounds,
  factor,
  around,
}: Within & { factor: number; around?: number | undefined }): Zoom | null {
  const middle = around ?? (zoom.from + zoom.to) / 2;
  const length = Math.min(bounds.to - bounds.from, (zoom.to - zoom.from) * factor);
  const from = Math.min(bounds.to - length, Math.max(bounds.from, middle - length / 2));
  return toZoom({ zoom: { from, to: from + length }, bounds });
}

/** Whether a part cannot be zoomed into any further. */
export function isClosest({ from, to }: Zoom): boolean {
  return to - from <= LEAST;
}

/** The same part earlier (−1) or later (1) by half its length, as far as its bounds reach. */
export function toShiftedZoom({ zoom, bounds, side }: Within & { side: -1 | 1 }): Zoom {
  const half = Math.round((zoom.to - zoom.from) / 2 / STEP) * STEP;
  const room = side < 0 ? zoom.from - bounds.from : bounds.to - zoom.to;
  const shift = side * Math.min(half, room);
  return { from: zoom.from + shift, to: zoom.to + shift };
}

/** "20261125T1205Z-20261125T1430Z": exact whatever clocks do that day, and plain in an address. */
export function toZoomText({ from, to }: Zoom): string {
  return [from, to].map(toBasicText).join("-");
}

function toBasicText(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replaceAll(/[-:]/g, "")}Z`;
}

/** Reads a part from an address; null where none stands there or it lies outside the bounds. */
export function readZoom({ text, bounds }: { text: string | null; bounds: Zoom }): Zoom | null {
  const [from, to, more] = (text ?? "").split("-").map(readBasicText);
  if (from == null || to == null || more !== undefined || from >= to) return null;
  if (to <= bounds.from || from >= bounds.to) return null;
  return toZoom({
    zoom: { from: Math.max(bounds.from, from), to: Math.min(bounds.to, to) },
    bounds,
  });
}

function readBasicText(text: string): number | null {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})Z$/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute] = match;
  return toRecordedTime(`${year}-${month}-${day}T${hour}:${minute}Z`)?.epochMs ?? null;
}
