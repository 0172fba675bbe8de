"use client";

import { memo, useMemo } from "react";
import { formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { toBucketLabel } from "./daily-tips.ts";
import { type DayBucket, type Gap, toAggregation, toBuckets, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { GapColumns } from "./gap-columns.tsx";
import { INSET, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { toScale } from "./scale.ts";
import { toBrokenLine } from "./segments.ts";

/** One of several lines on one scale. */
export interface DailyLine {
  label: string;
  colour: string;
  /** Stroke pattern, so that no line rests on its colour alone. */
  dash?: string;
  /** By day; null is missing, and never joined across. */
  values: readonly (number | null)[];
}

interface DailyLinesProps {
  name: string;
  /** Contiguous calendar days. */
  days: readonly Day[];
  lines: readonly DailyLine[];
  domain: readonly [number, number];
  ticks: readonly number[];
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
}

/** A few metrics of the same scale over the same days. */
export function DailyLines(props: DailyLinesProps) {
  const { name, days, lines, domain, ticks, reasons, since } = props;
  const columns = useMemo(() => {
    const aggregation = toAggregation(days.length);
    return lines.map(({ values }) => toBuckets({ days, values, aggregation }));
  }, [days, lines]);
  // A day is missing where none of its lines has a value.
  const buckets = useMemo(
    () =>
      (columns[0] ?? []).map((bucket, index) => ({
        ...bucket,
        value:
          columns.map((column) => column[index]?.value ?? null).find((it) => it !== null) ?? null,
      })),
    [columns],
  );
  const places = useMemo(() => {
    const indexOf = new Map(buckets.map((bucket, index) => [bucket, index]));
    return toDayPlaces({
      days,
      buckets,
      toTip: (bucket) => {
        const title = toBucketLabel({ days, bucket });
        if (bucket.value === null) {
          const why = reasons?.[bucket.firstIndex] ?? "Oura gave no value";
          return { title, rows: [], note: `No data: ${why}` };
        }
        const index = indexOf.get(bucket) ?? 0;
        return {
          title,
          rows: lines.flatMap(({ label, colour }, line) => {
            const value = columns[line]?.[index]?.value ?? null;
            return value === null ? [] : [{ label, colour, value: formatNumber({ value }) }];
          }),
        };
      },
    });
  }, [days, buckets, columns, lines, reasons]);
  const gaps = useMemo(
    () => toGaps({ buckets, days, since, reasons }),
    [buckets, days, since, reasons],
  );
  return (
    <PlotSurface name={name} places={places}>
      {(size) => <Drawing {...{ days, lines, columns, gaps, domain, ticks, size }} />}
    </PlotSurface>
  );
}

interface DrawingProps extends Pick<DailyLinesProps, "days" | "lines" | "domain" | "ticks"> {
  columns: readonly (readonly DayBucket[])[];
  gaps: readonly Gap[];
  size: PlotSize;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { days, lines, columns, gaps, domain, ticks, size } = props;
  const toX = (x: number) => INSET.left + ((x + 0.5) / days.length) * size.plotWidth;
  const toY = toScale({ domain, range: [INSET.top + size.plotHeight, INSET.top] });
  return (
    <svg height={size.height} width={size.width}>
      <GapColumns gaps={gaps} height={size.plotHeight} toX={toX} top={INSET.top} />
      <YAxis
        domain={domain}
        format={(value) => formatNumber({ value })}
        inset={INSET}
        size={size}
        ticks={ticks}
      />
      {lines.map(({ label, colour, dash }, line) => (
        <path
          d={toBrokenLine(
            (columns[line] ?? []).map(({ x, value }) =>
              value === null ? null : { x: toX(x), y: toY(value) },
            ),
          )}
          fill="none"
          key={label}
          stroke={colour}
          strokeDasharray={dash}
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeWidth={2}
        />
      ))}
      <DayLabels
        count={days.length}
        inset={INSET}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});
