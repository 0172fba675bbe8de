"use client";

import { useMemo, useState } from "react";
import { formatZoneClock } from "#lib/format/zone-clock.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import { ChartHeight, useChartHeight } from "./chart-height.tsx";
import { toScaledZoom, type Zoom } from "./day-zoom.ts";
import {
  type Beat,
  type TimeOfDayBand,
  toBandCells,
  toSilences,
  toStops,
  toStopsWithin,
} from "./heart-rate-day.ts";
import { type DayInterval, type DayTag, HeartRateDrawing, LANE } from "./heart-rate-drawing.tsx";
import { type SilenceReason, toHeartRatePlaces } from "./heart-rate-places.ts";
import { SourceChips } from "./heart-rate-sources.tsx";
import { type Inset, PlotSurface } from "./plot-surface.tsx";
import { ZoomTools } from "./zoom-tools.tsx";

export interface IntradayHeartRateProps {
  /** In time order; at most 1,500, thinned by the server beyond. */
  beats: readonly Beat[];
  /** First and last instant of the day drawn: 23, 24 or 25 hours apart. */
  start: number;
  end: number;
  /** Up to when data could exist: now, for today; after it nothing is missing yet. */
  until?: number | undefined;
  /** Zone in which the day was lived. */
  timeZone: string;
  intervals?: readonly DayInterval[];
  tags?: readonly DayTag[];
  /** Why stretches have no readings. */
  reasons?: readonly SilenceReason[] | undefined;
  /** The person's own range by time of day, from the 28 days before. */
  band?: TimeOfDayBand | null | undefined;
  hourCycle?: HourCycle | undefined;
  /** The part of the day to draw; all of it unless said. */
  zoom?: Zoom | null | undefined;
  /** Draws another part, or all of the day again; without it there is no zooming. */
  onZoom?: ((zoom: Zoom | null) => void) | undefined;
}

const CHIPS = 40;
const NONE: readonly never[] = [];

/** One day of heart rate: every sample, its line, the person's range at that time of day. */
export function IntradayHeartRate(props: IntradayHeartRateProps) {
  const { beats, start, end, until = end, timeZone, band, hourCycle = 24, onZoom } = props;
  const zoom = props.zoom ?? null;
  const height = useChartHeight();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const sources = useMemo(() => [...new Set(beats.map(({ source }) => source))], [beats]);
  const visible = useMemo(() => beats.filter(({ source }) => !hidden.has(source)), [beats, hidden]);
  const day = useMemo(() => ({ from: start, to: end }), [start, end]);
  const shown = zoom ?? day;
  const isShown = ({ from, to }: Zoom) => from < shown.to && to >= shown.from;
  const intervals = (props.intervals ?? NONE).filter(isShown);
  const tags = (props.tags ?? NONE).filter(isShown);
  // What is hidden is not missing: silences are those of all samples.
  const silences = useMemo(
    () => toSilences({ beats, start, until: Math.min(until, end) }),
    [beats, start, until, end],
  );
  const cells = useMemo(
    () => (band ? toBandCells({ band, start, end, timeZone }) : []),
    [band, start, end, timeZone],
  );
  const stops = toStopsWithin({ stops: toStops({ beats: visible, silences }), ...shown });
  const asked = { cells, intervals, tags, timeZone, hourCycle };
  const reasons = props.reasons ?? NONE;
  const places = toHeartRatePlaces({ ...asked, stops, reasons, shown, day, onZoom });
  const lanes = (intervals.length > 0 ? LANE : 0) + (tags.length > 0 ? LANE : 0);
  const inset: Inset = { top: Math.max(10, lanes + 4), right: 12, bottom: 38, left: 40 };
  const write = (at: number) => formatZoneClock({ at, timeZone, hourCycle });

  const toggle = (source: string) => {
    const next = new Set(hidden);
    if (!next.delete(source)) next.add(source);
    setHidden(next);
  };
  const handleKey = ({ key, index }: { key: string; index: number | null }) => {
    if (key === "Escape" && zoom !== null) onZoom?.(null);
    const factor = key === "+" || key === "=" ? 0.5 : key === "-" ? 2 : null;
    const around = index === null ? undefined : stops[index]?.at;
    if (factor !== null) onZoom?.(toScaledZoom({ zoom: shown, bounds: day, factor, around }));
  };

  return (
    <>
      <ChartHeight height={height - CHIPS}>
        <PlotSurface inset={inset} name="Heart rate over the day" onKey={handleKey} places={places}>
          {(size) => (
            <HeartRateDrawing
              {...{ ...asked, silences: silences.filter(isShown), size, inset }}
              beats={visible}
              dayStart={start}
              end={shown.to}
              start={shown.from}
            />
          )}
        </PlotSurface>
      </ChartHeight>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <SourceChips hidden={hidden} onToggle={toggle} sources={sources} />
        {onZoom && (
          <ZoomTools
            bounds={day}
            label={zoom && `${write(zoom.from)} – ${write(zoom.to)}`}
            onZoom={onZoom}
            zoom={zoom}
          />
        )}
      </div>
    </>
  );
}
