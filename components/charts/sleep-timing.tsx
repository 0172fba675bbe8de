"use client";

import { memo, useId, useMemo } from "react";
import { isWeekend } from "#lib/format/day-label.ts";
import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { useOnRange } from "./chart-sync.tsx";
import { ComparedDays, type ComparedSpan } from "./compared-days.tsx";
import { toBucketLabel } from "./daily-tips.ts";
import { isBefore, toAggregation } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { Hatch } from "./hatch.tsx";
import type { Inset, PlotSize } from "./plot-surface.tsx";
import { PlotSurface } from "./plot-surface.tsx";
import { toAxis, toExtent, toScale } from "./scale.ts";
import { TimingBars, TimingMedians, TimingWindows } from "./sleep-timing-bars.tsx";
import {
  type ClockSpan,
  type TimingMark,
  toNoonToNoon,
  toTimingMarks,
  toWindows,
} from "./sleep-timing-layout.ts";
import { type SleepSpan, type TimingStats, toTimingStats } from "./sleep-timing-stats.ts";
import { toTimingTip } from "./sleep-timing-tips.ts";

interface SleepTimingProps {
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** By day, main sleep only; null when there is none. */
  nights: readonly (SleepSpan | null)[];
  /** By day, when Oura would have had the person go to bed; null where it did not say. */
  windows: readonly (ClockSpan | null)[];
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
  hourCycle?: HourCycle | undefined;
  /** Days compared and those they are compared with. */
  marks?: readonly ComparedSpan[];
  onChooseDay?: ((day: Day) => void) | undefined;
}

// "10:00 pm" is wider than "22:00".
const INSETS = {
  24: { top: 10, right: 48, bottom: 26, left: 48 },
  12: { top: 10, right: 68, bottom: 26, left: 66 },
} as const satisfies Record<HourCycle, Inset>;

/** Bedtime to wake-up as floating bars; evening at the top, noon to noon. */
export function SleepTiming(props: SleepTimingProps) {
  const { days, nights: given, windows, reasons, hourCycle = 24, onChooseDay } = props;
  const onRange = useOnRange();
  const layout = useMemo(() => {
    const aggregation = toAggregation(days.length);
    const nights = given.map((night) => night && toNoonToNoon(night));
    return {
      nights,
      stats: toTimingStats(nights),
      windows: toWindows({ days, windows, aggregation }),
      ...toTimingMarks({ days, nights, aggregation }),
    };
  }, [days, given, windows]);
  const places = useMemo(() => {
    const { buckets, marks, nights } = layout;
    const indexOf = new Map(buckets.map((bucket, index) => [bucket, index]));
    const write = (seconds: number) => formatClockOffset({ seconds, hourCycle });
    return toDayPlaces({
      days,
      buckets,
      toTip: (bucket) => {
        const index = indexOf.get(bucket) ?? -1;
        return toTimingTip({
          title: toBucketLabel({ days, bucket }),
          mark: marks[index] ?? null,
          night:
            bucket.firstIndex === bucket.lastIndex ? (nights[bucket.firstIndex] ?? null) : null,
          window: layout.windows[index] ?? null,
          reason: reasons?.[bucket.firstIndex] ?? null,
          write,
        });
      },
    });
  }, [days, layout, reasons, hourCycle]);
  const choose = (index: number) => {
    const { firstIndex = 0, lastIndex = 0 } = layout.buckets[index] ?? {};
    const [from, to] = [days[firstIndex], days[lastIndex]];
    if (from === undefined || to === undefined) return;
    if (from === to) onChooseDay?.(from);
    else onRange?.({ from, to });
  };
  return (
    <PlotSurface
      inset={INSETS[hourCycle]}
      name="Sleep timing"
      onChoose={onChooseDay && choose}
      places={places}
    >
      {(size) => (
        <Drawing
          {...layout}
          days={days}
          hourCycle={hourCycle}
          compared={props.marks ?? NO_MARKS}
          since={props.since}
          size={size}
        />
      )}
    </PlotSurface>
  );
}

const NO_MARKS: readonly ComparedSpan[] = [];
const HOUR = 3600;
const STEPS = [2, 3, 4, 6].map((hours) => hours * HOUR);

interface DrawingProps
  extends Pick<ReturnType<typeof toTimingMarks>, "buckets">,
    Pick<SleepTimingProps, "since"> {
  days: readonly Day[];
  marks: readonly (TimingMark | null)[];
  windows: readonly (ClockSpan | null)[];
  compared: readonly ComparedSpan[];
  size: PlotSize;
  stats: TimingStats | null;
  hourCycle: HourCycle;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { days, buckets, marks, windows, compared, since, size, stats, hourCycle } = props;
  const id = useId();
  const inset = INSETS[hourCycle];
  const shown = [
    ...marks.flatMap((mark) =>
      mark
        ? [mark.start, mark.end, ...(mark.spread?.start ?? []), ...(mark.spread?.end ?? [])]
        : [],
    ),
    ...windows.flatMap((window) => (window ? [window.from, window.to] : [])),
  ];
  const axis = toAxis({
    extent: toExtent(shown) ?? [-2 * HOUR, 8 * HOUR],
    count: 6,
    steps: STEPS,
  });
  const [early, late] = axis.domain;
  const toY = toScale({ domain: [early, late], range: [inset.top, inset.top + size.plotHeight] });
  const dayWidth = size.plotWidth / Math.max(1, days.length);
  const write = (seconds: number) => formatClockOffset({ seconds, hourCycle });
  const toColumn = ({ firstIndex, lastIndex }: { firstIndex: number; lastIndex: number }) => ({
    x: inset.left + firstIndex * dayWidth,
    width: (lastIndex - firstIndex + 1) * dayWidth,
  });
  const columns = buckets.map(toColumn);
  const isDaily = buckets.length === days.length;
  return (
    <svg height={size.height} width={size.width}>
      <defs>
        <Hatch id={id} />
      </defs>
      {isDaily &&
        dayWidth > 4 &&
        days.map((day, index) =>
          isWeekend(day) ? (
            <rect
              {...toColumn({ firstIndex: index, lastIndex: index })}
              fill="var(--metric-neutral)"
              height={size.plotHeight}
              key={day}
              opacity={0.08}
              y={inset.top}
            />
          ) : null,
        )}
      <YAxis domain={[late, early]} format={write} inset={inset} size={size} ticks={axis.ticks} />
      {columns.map((column, index) =>
        marks[index] || isBefore(days[buckets[index]?.lastIndex ?? 0], since) ? null : (
          <rect
            {...column}
            fill={`url(#${id})`}
            height={size.plotHeight}
            key={days[buckets[index]?.firstIndex ?? 0]}
            opacity={0.6}
            y={inset.top}
          />
        ),
      )}
      <TimingWindows columns={columns} toY={toY} windows={windows} />
      <TimingBars columns={columns} marks={marks} toY={toY} />
      {stats && (
        <TimingMedians
          left={inset.left}
          right={inset.left + size.plotWidth}
          stats={stats}
          toY={toY}
          write={write}
        />
      )}
      <ComparedDays days={days} inset={inset} marks={compared} size={size} />
      <DayLabels
        count={days.length}
        inset={inset}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});
