"use client";

import { memo, useId, useMemo } from "react";
import { formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { useOnRange } from "./chart-sync.tsx";
import { ComparedDays, type ComparedSpan } from "./compared-days.tsx";
import { type Band, toDailyTip } from "./daily-tips.ts";
import { toAggregation, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { Hatch } from "./hatch.tsx";
import { type HrvMark, toHrvMarks, toLogAxis } from "./hrv-trend-layout.ts";
import { HrvDots, HrvRibbon, HrvVariation } from "./hrv-trend-marks.tsx";
import { toColour } from "./palette.ts";
import { INSET, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { toAxis, toExtent, toScale } from "./scale.ts";

interface HrvTrendProps {
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** Nightly RMSSD in milliseconds; null is missing. */
  values: readonly (number | null)[];
  band?: Band | undefined;
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
  scale: "linear" | "log";
  /** Days compared and those they are compared with. */
  marks?: readonly ComparedSpan[];
  onChooseDay?: ((day: Day) => void) | undefined;
}

/** Nightly HRV: a dot a night, its seven-night mean, the own range, and below how it scatters. */
export function HrvTrend(props: HrvTrendProps) {
  const { days, values, band, reasons, since, scale, onChooseDay } = props;
  const onRange = useOnRange();
  const marks = useMemo(
    () => toHrvMarks({ days, values, band, aggregation: toAggregation(days.length) }),
    [days, values, band],
  );
  const places = useMemo(() => {
    const markOf = new Map(marks.map((mark) => [mark.bucket, mark]));
    const name = "HRV";
    const colour = toColour("hrv");
    return toDayPlaces({
      days,
      buckets: marks.map(({ bucket }) => bucket),
      toTip: (bucket) => {
        const tip = toDailyTip({ days, bucket, name, unit: "ms", colour, band, reasons });
        const { mean = null, variation = null } = markOf.get(bucket) ?? {};
        return { ...tip, rows: [...tip.rows, ...toMoreRows({ mean, variation })] };
      },
    });
  }, [days, marks, band, reasons]);
  const gaps = useMemo(
    () => toGaps({ buckets: marks.map(({ bucket }) => bucket), days, since, reasons }),
    [marks, days, since, reasons],
  );
  const choose = (index: number) => {
    const { firstIndex = 0, lastIndex = 0 } = marks[index]?.bucket ?? {};
    const [from, to] = [days[firstIndex], days[lastIndex]];
    if (from === undefined || to === undefined) return;
    if (from === to) onChooseDay?.(from);
    else onRange?.({ from, to });
  };
  return (
    <PlotSurface name="Heart rate variability" onChoose={onChooseDay && choose} places={places}>
      {(size) => (
        <Drawing
          compared={props.marks ?? NO_MARKS}
          days={days}
          gaps={gaps}
          marks={marks}
          scale={scale}
          size={size}
        />
      )}
    </PlotSurface>
  );
}

const NO_MARKS: readonly ComparedSpan[] = [];

function toMoreRows({ mean, variation }: Pick<HrvMark, "mean" | "variation">) {
  return [
    ...(mean === null
      ? []
      : [{ label: "7-night mean", value: `${formatNumber({ value: mean })} ms` }]),
    ...(variation === null
      ? []
      : [{ label: "Variation", value: `${formatNumber({ value: variation })} %` }]),
  ];
}

const STRIP = 30;
// Between trend and strip: the strip's name stands there.
const BETWEEN = 30;

interface DrawingProps extends Pick<HrvTrendProps, "days" | "scale"> {
  marks: readonly HrvMark[];
  gaps: ReturnType<typeof toGaps>;
  compared: readonly ComparedSpan[];
  size: PlotSize;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { days, marks, gaps, compared, scale, size } = props;
  const id = useId();
  const shown = marks.flatMap(({ bucket, range, mean }) => [
    bucket.value,
    mean,
    ...(bucket.spread ?? []),
    ...(range ? [range.low, range.high] : []),
  ]);
  const [low, high] = toExtent(shown) ?? [30, 60];
  const room = (high - low) * 0.04;
  const axis =
    scale === "log"
      ? toLogAxis([low, high])
      : toAxis({ extent: [Math.max(0, low - room), high + room] });
  const plotHeight = Math.max(40, size.plotHeight - STRIP - BETWEEN);
  const bend = scale === "log" ? Math.log : (value: number) => value;
  const bent = toScale({
    domain: [bend(axis.domain[0]), bend(axis.domain[1])],
    range: [INSET.top + plotHeight, INSET.top],
  });
  const toY = (value: number) => bent(bend(value));
  const toX = (x: number) => INSET.left + ((x + 0.5) / days.length) * size.plotWidth;
  const upper = { ...size, plotHeight };
  return (
    <svg height={size.height} width={size.width}>
      <defs>
        <Hatch id={id} />
      </defs>
      <YAxis
        format={(value) => formatNumber({ value })}
        inset={INSET}
        size={upper}
        ticks={axis.ticks}
        toY={toY}
      />
      {gaps.map(({ fromX, toX: end }) => (
        <rect
          fill={`url(#${id})`}
          height={plotHeight}
          key={fromX}
          opacity={0.6}
          width={toX(end) - toX(fromX)}
          x={toX(fromX)}
          y={INSET.top}
        />
      ))}
      <ComparedDays days={days} marks={compared} size={upper} />
      <HrvRibbon marks={marks} toX={toX} toY={toY} />
      <HrvDots marks={marks} step={size.plotWidth / marks.length} toX={toX} toY={toY} />
      <HrvVariation
        bottom={INSET.top + size.plotHeight}
        height={STRIP}
        left={INSET.left}
        marks={marks}
        right={INSET.left + size.plotWidth}
        toX={toX}
      />
      <DayLabels
        count={days.length}
        inset={INSET}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});
