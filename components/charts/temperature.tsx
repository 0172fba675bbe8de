"use client";

import { useMemo } from "react";
import { formatQuantity, type UnitSystem } from "#lib/format/unit.ts";
import type { Day } from "#lib/time/day.ts";
import type { Tip } from "./chart-tip.tsx";
import { toBucketLabel } from "./daily-tips.ts";
import { type DayBucket, toAggregation, toBuckets, toGaps } from "./day-buckets.ts";
import type { DayPin, MarkedDays } from "./day-marks.ts";
import { toDayPlaces } from "./day-places.ts";
import { PlotSurface } from "./plot-surface.tsx";
import { TemperatureDrawing, toBarColour, toTemperatureInset } from "./temperature-drawing.tsx";

export interface TemperatureProps {
  name: string;
  days: readonly Day[];
  /** Degrees Celsius from the person's own baseline; null is missing. */
  deviation: readonly (number | null)[];
  /** The same, smoothed by Oura over some days. */
  trend: readonly (number | null)[];
  system?: UnitSystem | undefined;
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
  /** Shaded. */
  restModes?: readonly MarkedDays[] | undefined;
  /** The days in which the baseline was still forming. */
  forming?: { from: Day; to: Day } | null | undefined;
  /** What was noted of being ill. */
  pins?: readonly DayPin[] | undefined;
}

/** A line of single days beyond this would have more points than can be told apart. */
const MOST_TREND_DAYS = 600;
const NONE: readonly never[] = [];

/** Nightly deviation as bars from zero, warm upwards and cool downwards, with Oura's own trend. */
export function Temperature(props: TemperatureProps) {
  const { name, days, deviation, trend, system, reasons, since } = props;
  const { restModes = NONE, forming = null, pins = NONE } = props;
  const aggregation = toAggregation(days.length);
  const buckets = useMemo(
    () => toBuckets({ days, values: deviation, aggregation }),
    [days, deviation, aggregation],
  );
  const trendBuckets = useMemo(() => {
    const isFine = days.length <= MOST_TREND_DAYS;
    return toBuckets({ days, values: trend, aggregation: isFine ? "day" : aggregation });
  }, [days, trend, aggregation]);
  const places = useMemo(() => {
    const toTip = (bucket: DayBucket): Tip =>
      toTemperatureTip({ days, bucket, trend, system, reasons, restModes, forming, pins });
    return toDayPlaces({ days, buckets, toTip });
  }, [days, buckets, trend, system, reasons, restModes, forming, pins]);
  const gaps = useMemo(
    () => toGaps({ buckets, days, since, reasons }),
    [buckets, days, since, reasons],
  );
  return (
    <PlotSurface
      inset={toTemperatureInset({ hasPins: pins.length > 0 })}
      name={name}
      places={places}
    >
      {(size) => (
        <TemperatureDrawing
          {...{ buckets, days, forming, gaps, pins, restModes, size, system }}
          trend={trendBuckets}
        />
      )}
    </PlotSurface>
  );
}

function toTemperatureTip({
  days,
  bucket,
  trend,
  system,
  reasons,
  restModes,
  forming,
  pins,
}: Required<Pick<TemperatureProps, "days" | "trend">> &
  Pick<TemperatureProps, "system" | "reasons"> & {
    bucket: DayBucket;
    restModes: readonly MarkedDays[];
    forming: { from: Day; to: Day } | null;
    pins: readonly DayPin[];
  }): Tip {
  const write = (value: number) => formatQuantity({ value, unit: "°C", system });
  const first = days[bucket.firstIndex] ?? "";
  const last = days[bucket.lastIndex] ?? first;
  const touches = ({ from, to }: MarkedDays) => from <= last && (to === null || to >= first);
  const noted = new Set(
    pins.filter(({ day }) => first <= day && day <= last).map(({ label }) => label),
  );
  // A line has no median: of several days, the newest tells where it stands.
  const smooth = trend.slice(bucket.firstIndex, bucket.lastIndex + 1).findLast((it) => it !== null);
  const rows = [
    ...(bucket.value === null
      ? []
      : [
          {
            label: bucket.n > 1 ? "Deviation, median" : "Deviation",
            value: write(bucket.value),
            colour: toBarColour(bucket.value),
          },
        ]),
    ...(smooth == null ? [] : [{ label: "Trend", value: write(smooth), colour: "var(--ink)" }]),
    ...(noted.size === 0 ? [] : [{ label: "Tags", value: [...noted].join(", ") }]),
  ];
  const isMissing = bucket.value === null && smooth == null;
  const notes = [
    ...(isMissing ? [`No data: ${reasons?.[bucket.firstIndex] ?? "nothing recorded"}`] : []),
    ...(restModes.some(touches) ? ["Rest mode was on"] : []),
    ...(forming && touches(forming) ? ["Baseline forming: Oura needs about two weeks"] : []),
  ];
  return { title: toBucketLabel({ days, bucket }), rows, note: notes.join(". ") || null };
}
