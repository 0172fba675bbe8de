"use client";

import { useMemo } from "react";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { toBandStretches } from "./band-stretches.ts";
import type { Tip, TipRow } from "./chart-tip.tsx";
import { type Band, toBucketLabel } from "./daily-tips.ts";
import { toAggregation, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { OxygenDrawing } from "./oxygen-drawing.tsx";
import { type OxygenMark, toOxygenMarks } from "./oxygen-layout.ts";
import { toColour } from "./palette.ts";
import { PlotSurface } from "./plot-surface.tsx";

/** A measure by day with its own range. */
export interface BandedValues {
  values: readonly (number | null)[];
  band: Band | undefined;
}

interface OxygenProps {
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** Mean saturation of the night, in percent. */
  spo2: BandedValues;
  /** Breathing disturbance index of the night. */
  bdi: BandedValues;
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
}

/** Saturation above, disturbances below, one crosshair through both. */
export function Oxygen({ days, spo2, bdi, reasons, since }: OxygenProps) {
  const aggregation = toAggregation(days.length);
  const marks = useMemo(
    () => toOxygenMarks({ days, spo2: spo2.values, bdi: bdi.values, aggregation }),
    [days, spo2, bdi, aggregation],
  );
  const places = useMemo(() => {
    const markOf = new Map(marks.map((mark) => [mark.bucket, mark]));
    return toDayPlaces({
      days,
      buckets: marks.map(({ bucket }) => bucket),
      toTip: (bucket) => {
        const title = toBucketLabel({ days, bucket });
        const mark = markOf.get(bucket);
        const reason = reasons?.[bucket.firstIndex] ?? null;
        return mark === undefined
          ? { title, rows: [] }
          : toOxygenTip({ title, mark, spo2: spo2.band, bdi: bdi.band, reason });
      },
    });
  }, [days, marks, spo2, bdi, reasons]);
  const gaps = useMemo(
    () => toGaps({ buckets: marks.map(({ bucket }) => bucket), days, since, reasons }),
    [marks, days, since, reasons],
  );
  const ribbons = useMemo(() => {
    const isDaily = aggregation === "day";
    return {
      spo2: isDaily ? toBandStretches(spo2.band) : [],
      bdi: isDaily ? toBandStretches(bdi.band) : [],
    };
  }, [aggregation, spo2, bdi]);
  return (
    <PlotSurface name="Blood oxygen and breathing disturbance" places={places}>
      {(size) => <OxygenDrawing {...{ days, marks, gaps, ribbons, size }} />}
    </PlotSurface>
  );
}

function toOxygenTip({
  title,
  mark: { bucket, spo2: upper, bdi: lower },
  spo2,
  bdi,
  reason,
}: {
  title: string;
  mark: OxygenMark;
  spo2: Band | undefined;
  bdi: Band | undefined;
  reason: string | null;
}): Tip {
  if (bucket.value === null) {
    return { title, rows: [], note: `No data: ${reason ?? "Oura measured nothing that night"}` };
  }
  const isSingle = bucket.firstIndex === bucket.lastIndex;
  const toRows = ({
    label,
    value,
    band,
    write,
  }: {
    label: string;
    value: number | null;
    band: Band | undefined;
    write: (value: number) => string;
  }): TipRow[] => {
    if (value === null) return [{ label, value: "no data" }];
    const low = isSingle ? (band?.low[bucket.firstIndex] ?? null) : null;
    const high = isSingle ? (band?.high[bucket.firstIndex] ?? null) : null;
    const name = isSingle ? label : `${label}, median`;
    return [
      { label: name, value: write(value), colour: toColour("spo2") },
      ...(low === null || high === null
        ? []
        : [{ label: "Your range", value: `${write(low)} to ${write(high)}` }]),
    ];
  };
  return {
    title,
    rows: [
      ...toRows({
        label: "Blood oxygen",
        value: upper?.value ?? null,
        band: spo2,
        write: (value) => `${formatNumber({ value, digits: 1 })} %`,
      }),
      ...toRows({
        label: "Disturbance index",
        value: lower?.value ?? null,
        band: bdi,
        write: (value) => formatNumber({ value }),
      }),
    ],
    note: isSingle
      ? null
      : formatCount({ count: Math.max(upper?.n ?? 0, lower?.n ?? 0), one: "night" }),
  };
}
