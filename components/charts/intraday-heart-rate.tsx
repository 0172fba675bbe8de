"use client";

import { useMemo, useState } from "react";
import { toBandWords } from "#lib/format/delta.ts";
import { formatZoneClock } from "#lib/format/zone-clock.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import { ChartHeight, useChartHeight } from "./chart-height.tsx";
import type { Tip } from "./chart-tip.tsx";
import {
  type BandCell,
  type Beat,
  type Stop,
  type TimeOfDayBand,
  toBandCells,
  toSilences,
  toStopIndex,
  toStops,
} from "./heart-rate-day.ts";
import { type DayInterval, HeartRateDrawing } from "./heart-rate-drawing.tsx";
import { SourceChips, toSourceLook } from "./heart-rate-sources.tsx";
import { toColour } from "./palette.ts";
import { type Inset, type Places, PlotSurface } from "./plot-surface.tsx";

export interface IntradayHeartRateProps {
  /** In time order; at most 1,500, thinned by the server beyond. */
  beats: readonly Beat[];
  /** First and last instant of the local day: 23, 24 or 25 hours apart. */
  start: number;
  end: number;
  /** Up to when data could exist: now, for today; after it nothing is missing yet. */
  until?: number | undefined;
  /** Zone in which the day was lived. */
  timeZone: string;
  intervals?: readonly DayInterval[];
  /** The person's own range by time of day, from the 28 days before. */
  band?: TimeOfDayBand | null | undefined;
  hourCycle?: HourCycle | undefined;
}

const CHIPS = 40;
const NO_INTERVALS: readonly DayInterval[] = [];

/** One day of heart rate: every sample, its line, the person's range at that time of day. */
export function IntradayHeartRate(props: IntradayHeartRateProps) {
  const { beats, start, end, until = end, timeZone, band, hourCycle = 24 } = props;
  const intervals = props.intervals ?? NO_INTERVALS;
  const height = useChartHeight();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const sources = useMemo(() => [...new Set(beats.map(({ source }) => source))], [beats]);
  const shown = useMemo(() => beats.filter(({ source }) => !hidden.has(source)), [beats, hidden]);
  // What is hidden is not missing: silences are those of all samples.
  const silences = useMemo(
    () => toSilences({ beats, start, until: Math.min(until, end) }),
    [beats, start, until, end],
  );
  const cells = useMemo(
    () => (band ? toBandCells({ band, start, end, timeZone }) : []),
    [band, start, end, timeZone],
  );
  const places = useMemo(
    () =>
      toPlaces({
        stops: toStops({ beats: shown, silences }),
        cells,
        start,
        end,
        timeZone,
        hourCycle,
      }),
    [shown, silences, cells, start, end, timeZone, hourCycle],
  );
  const inset: Inset = { top: intervals.length > 0 ? 26 : 10, right: 12, bottom: 38, left: 40 };

  const toggle = (source: string) => {
    const next = new Set(hidden);
    if (!next.delete(source)) next.add(source);
    setHidden(next);
  };

  return (
    <>
      <ChartHeight height={height - CHIPS}>
        <PlotSurface inset={inset} name="Heart rate over the day" places={places}>
          {(size) => (
            <HeartRateDrawing
              {...{ cells, silences, intervals, start, end, timeZone, hourCycle, size, inset }}
              beats={shown}
            />
          )}
        </PlotSurface>
      </ChartHeight>
      <div className="mt-2">
        <SourceChips hidden={hidden} onToggle={toggle} sources={sources} />
      </div>
    </>
  );
}

interface PlacesInput {
  stops: readonly Stop[];
  cells: readonly BandCell[];
  start: number;
  end: number;
  timeZone: string;
  hourCycle: HourCycle;
}

const HALF_BAND_STEP = 15 * 60_000;

function toPlaces({ stops, cells, start, end, timeZone, hourCycle }: PlacesInput): Places {
  const write = (at: number) => formatZoneClock({ at, timeZone, hourCycle });
  const toTip = (stop: Stop): Tip => {
    if ("from" in stop) {
      const title = `${write(stop.from)} – ${write(stop.to)}`;
      return { title, rows: [], note: "No data: the ring sent no heart rate in this time" };
    }
    const { bpm, source, at } = stop.beat;
    const cell = cells.find((candidate) => Math.abs(candidate.at - at) <= HALF_BAND_STEP);
    const words = cell && toBandWords({ value: bpm, ...cell, unit: "bpm" });
    return {
      title: write(at),
      rows: [
        { label: "Heart rate", value: `${bpm} bpm`, colour: toColour("heart") },
        { label: "Source", value: toSourceLook(source).label, colour: toSourceLook(source).colour },
      ],
      note: words ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : null,
    };
  };
  return {
    count: stops.length,
    toX: (index) => ((stops[index]?.at ?? start) - start) / (end - start),
    fromX: (x) => toStopIndex({ stops, at: start + x * (end - start) }),
    toKey: (index) => stops[index]?.at ?? start,
    fromKey: (key) => (typeof key === "number" ? toStopIndex({ stops, at: key }) : null),
    toTip: (index) => {
      const stop = stops[index];
      return stop ? toTip(stop) : { title: "", rows: [] };
    },
  };
}
