"use client";

import { useSearchParams } from "next/navigation";
import { readZoom, toZoomText, type Zoom } from "#components/charts/day-zoom.ts";
import { type HeartView, toDayWindow, toHeartView } from "#lib/heart-rate/day-window.ts";
import type { Day } from "#lib/time/day.ts";

/**
 * How the page's address says one day of heart rate is drawn: around which middle, and which part. Changing
 * it adds to the browser's history, so that "back" leads back, and asks the server for nothing.
 */
export function useHeartView({ day, timeZone }: { day: Day; timeZone: string }) {
  const current = useSearchParams();
  const view = toHeartView(current.get("view"));
  const { start, end } = toDayWindow({ day, timeZone, view });
  const zoom = readZoom({ text: current.get("part"), bounds: { from: start, to: end } });
  const go = (change: (query: URLSearchParams) => void) => {
    const query = new URLSearchParams(current.toString());
    query.delete("part");
    change(query);
    window.history.pushState(null, "", query.size === 0 ? window.location.pathname : `?${query}`);
  };
  return {
    view,
    start,
    end,
    zoom,
    showView: (next: HeartView) =>
      go((query) => {
        if (next === "night") query.set("view", next);
        else query.delete("view");
      }),
    showPart: (part: Zoom | null) =>
      go((query) => {
        if (part !== null) query.set("part", toZoomText(part));
      }),
  };
}
