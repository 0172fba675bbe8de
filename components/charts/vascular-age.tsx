"use client";

import { useMemo } from "react";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import type { Tip } from "./chart-tip.tsx";
import { toBucketLabel } from "./daily-tips.ts";
import { toAggregation, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toColour } from "./palette.ts";
import { PlotSurface } from "./plot-surface.tsx";
import { VascularAgeDrawing } from "./vascular-age-drawing.tsx";
import { type AgeMark, type KnownAge, toAgeMarks, toAlignment } from "./vascular-age-layout.ts";

interface VascularAgeProps {
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** By day, in years; null is missing. */
  values: readonly (number | null)[];
  /** null where Oura does not tell it: only `age` can be drawn then. */
  age: KnownAge | null;
  mode: "age" | "difference";
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
}

/** Cardiovascular age against one's own, or as the difference of both. */
export function VascularAge(props: VascularAgeProps) {
  const { days, values, age, mode, reasons, since } = props;
  const marks = useMemo(
    () => toAgeMarks({ days, values, age, mode, aggregation: toAggregation(days.length) }),
    [days, values, age, mode],
  );
  const places = useMemo(() => {
    const markOf = new Map(marks.map((mark) => [mark.bucket, mark]));
    return toDayPlaces({
      days,
      buckets: marks.map(({ bucket }) => bucket),
      toTip: (bucket) =>
        toAgeTip({
          title: toBucketLabel({ days, bucket }),
          mark: markOf.get(bucket) ?? { bucket, value: null, own: null },
          reason: reasons?.[bucket.firstIndex] ?? null,
        }),
    });
  }, [days, marks, reasons]);
  const gaps = useMemo(
    () => toGaps({ buckets: marks.map(({ bucket }) => bucket), days, since, reasons }),
    [marks, days, since, reasons],
  );
  return (
    <PlotSurface name="Cardiovascular age" places={places}>
      {(size) => <VascularAgeDrawing {...{ days, marks, gaps, mode, size }} />}
    </PlotSurface>
  );
}

const PLACES = {
  younger: "More than 5 years below your own age",
  aligned: "Aligned: within 5 years of your own age",
  older: "More than 5 years above your own age",
} as const satisfies Record<ReturnType<typeof toAlignment>, string>;

function toAgeTip({
  title,
  mark: { bucket, own },
  reason,
}: {
  title: string;
  mark: AgeMark;
  reason: string | null;
}): Tip {
  if (bucket.value === null) {
    return { title, rows: [], note: `No data: ${reason ?? "Oura gave no value"}` };
  }
  const isSingle = bucket.firstIndex === bucket.lastIndex;
  const label = "Cardiovascular age";
  const value = `${formatNumber({ value: bucket.value })} years`;
  const notes = [
    ...(own === null ? [] : [PLACES[toAlignment(bucket.value - own)]]),
    ...(isSingle ? [] : [formatCount({ count: bucket.n, one: "day" })]),
  ];
  return {
    title,
    rows: [
      { label: isSingle ? label : `${label}, median`, value, colour: toColour("heart") },
      // Whole years, as Oura tells them.
      ...(own === null ? [] : [{ label: "Own age", value: `${Math.floor(own)} years` }]),
    ],
    note: notes.join(", ") || null,
  };
}
