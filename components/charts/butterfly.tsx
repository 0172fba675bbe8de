"use client";

import { useMemo } from "react";
import { formatDuration } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { ButterflyDrawing } from "./butterfly-drawing.tsx";
import {
  type ButterflyMark,
  type StripWord,
  toButterflyMarks,
  type Wing,
} from "./butterfly-layout.ts";
import type { Tip } from "./chart-tip.tsx";
import { toBucketLabel } from "./daily-tips.ts";
import { toAggregation, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toColour } from "./palette.ts";
import { PlotSurface } from "./plot-surface.tsx";

export interface ButterflyProps {
  name: string;
  /** Contiguous calendar days. */
  days: readonly Day[];
  up: Wing;
  down: Wing;
  words: readonly StripWord[];
  /** By day, a place among the words; null for none. */
  wordOf: readonly (number | null)[];
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
}

/** Two durations of each day back to back, their balance as a line, and a word a day in a strip below. */
export function Butterfly(props: ButterflyProps) {
  const { name, days, up, down, words, wordOf, reasons, since } = props;
  const marks = useMemo(
    () =>
      toButterflyMarks({
        days,
        up: up.values,
        down: down.values,
        words: wordOf,
        wordCount: words.length,
        aggregation: toAggregation(days.length),
      }),
    [days, up, down, words, wordOf],
  );
  const places = useMemo(() => {
    const markOf = new Map(marks.map((mark) => [mark.bucket, mark]));
    return toDayPlaces({
      days,
      buckets: marks.map(({ bucket }) => bucket),
      toTip: (bucket) => {
        const mark = markOf.get(bucket);
        const title = toBucketLabel({ days, bucket });
        if (mark === undefined) return { title, rows: [] };
        return toButterflyTip({
          title,
          mark,
          up,
          down,
          words,
          reason: reasons?.[bucket.firstIndex] ?? null,
        });
      },
    });
  }, [days, marks, up, down, words, reasons]);
  const gaps = useMemo(
    () => toGaps({ buckets: marks.map(({ bucket }) => bucket), days, since, reasons }),
    [marks, days, since, reasons],
  );
  return (
    <PlotSurface name={name} places={places}>
      {(size) => <ButterflyDrawing {...{ days, marks, gaps, up, down, words, size }} />}
    </PlotSurface>
  );
}

function toButterflyTip({
  title,
  mark,
  up,
  down,
  words,
  reason,
}: Pick<ButterflyProps, "up" | "down" | "words"> & {
  title: string;
  mark: ButterflyMark;
  reason: string | null;
}): Tip {
  const { bucket } = mark;
  if (mark.up === null || mark.down === null) {
    return { title, rows: [], note: `No data: ${reason ?? "Oura had too little of that day"}` };
  }
  const isSingle = bucket.firstIndex === bucket.lastIndex;
  const toLabel = (label: string) => (isSingle ? label : `${label}, median`);
  const write = (seconds: number) => formatDuration({ seconds });
  const said = words.flatMap(({ label }, index) => {
    const count = mark.words[index] ?? 0;
    return count === 0 ? [] : [isSingle ? label : `${label} ${count}`];
  });
  return {
    title,
    rows: [
      { label: toLabel(up.label), value: write(mark.up), colour: toColour(up.hue) },
      { label: toLabel(down.label), value: write(mark.down), colour: toColour(down.hue) },
      ...(mark.balance === null
        ? []
        : [
            {
              label: isSingle ? "Balance of 7 days" : "Balance, median",
              value: write(mark.balance),
              colour: "var(--ink)",
            },
          ]),
      ...(said.length === 0 ? [] : [{ label: "Oura’s word", value: said.join(", ") }]),
    ],
    note: isSingle ? null : formatCount({ count: bucket.n, one: "day" }),
  };
}
