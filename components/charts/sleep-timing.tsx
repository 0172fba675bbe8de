"use client";

import { memo, useId, useMemo } from "react";
import { isWeekend, toDayLabel } from "#lib/format/day-label.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { toDayPlaces, toSingleDays } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { Hatch } from "./hatch.tsx";
import { toColour } from "./palette.ts";
import { type Inset, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { toAxis, toExtent, toScale } from "./scale.ts";
import { type SleepSpan, type TimingStats, toParts, toTimingStats } from "./sleep-timing-stats.ts";

interface SleepTimingProps {
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** By day, main sleep only; null when there is none. */
  nights: readonly (SleepSpan | null)[];
  reasons?: readonly (string | null)[] | undefined;
  hourCycle?: HourCycle | undefined;
  onChooseDay?: ((day: Day) => void) | undefined;
}

const SPACE: Inset = { top: 10, right: 52, bottom: 26, left: 52 };

/** Bedtime to wake-up as floating bars; evening at the top, noon to noon. */
export function SleepTiming(props: SleepTimingProps) {
  const { days, nights, reasons, hourCycle = 24, onChooseDay } = props;
  const stats = useMemo(() => toTimingStats(nights), [nights]);
  const places = useMemo(() => {
    const write = (seconds: number) => formatClockOffset({ seconds, hourCycle });
    return toDayPlaces({
      days,
      buckets: toSingleDays(days),
      toTip: ({ firstIndex }) => {
        const title = toDayLabel(days[firstIndex] ?? "");
        const night = nights[firstIndex];
        if (!night) {
          return {
            title,
            rows: [],
            note: `No data: ${reasons?.[firstIndex] ?? "no sleep recorded"}`,
          };
        }
        return {
          title,
          rows: [
            { label: "Bedtime", value: write(night.start), colour: toColour("sleep") },
            { label: "Wake-up", value: write(night.end), colour: toColour("sleep") },
            { label: "In bed", value: formatDuration({ seconds: night.end - night.start }) },
          ],
        };
      },
    });
  }, [days, nights, reasons, hourCycle]);
  const choose =
    onChooseDay &&
    ((index: number) => {
      const day = days[index];
      if (day !== undefined) onChooseDay(day);
    });
  return (
    <PlotSurface inset={SPACE} name="Sleep timing" onChoose={choose} places={places}>
      {(size) => (
        <Drawing days={days} hourCycle={hourCycle} nights={nights} size={size} stats={stats} />
      )}
    </PlotSurface>
  );
}

interface DrawingProps extends Pick<SleepTimingProps, "days" | "nights"> {
  size: PlotSize;
  stats: TimingStats | null;
  hourCycle: HourCycle;
}

const Drawing = memo(function Drawing({ days, nights, size, stats, hourCycle }: DrawingProps) {
  const id = useId();
  const spans = nights.flatMap((night) => (night ? [night.start, night.end] : []));
  const axis = toAxis({
    extent: toExtent(spans) ?? [-7200, 28_800],
    count: 6,
    steps: [7200, 10_800, 14_400, 21_600],
  });
  const [early, late] = axis.domain;
  const toY = toScale({ domain: [early, late], range: [SPACE.top, SPACE.top + size.plotHeight] });
  const step = size.plotWidth / Math.max(1, days.length);
  const barWidth = Math.max(1, Math.min(22, step * 0.62));
  const write = (seconds: number) => formatClockOffset({ seconds, hourCycle });
  return (
    <svg height={size.height} width={size.width}>
      <defs>
        <Hatch id={id} />
      </defs>
      {step > 4 &&
        days.map((day, index) =>
          isWeekend(day) ? (
            <rect
              fill="var(--metric-neutral)"
              height={size.plotHeight}
              key={day}
              opacity={0.08}
              width={step}
              x={SPACE.left + index * step}
              y={SPACE.top}
            />
          ) : null,
        )}
      <YAxis domain={[late, early]} format={write} inset={SPACE} size={size} ticks={axis.ticks} />
      {nights.map((night, index) => {
        const x = SPACE.left + (index + 0.5) * step - barWidth / 2;
        if (night === null) {
          return (
            <rect
              fill={`url(#${id})`}
              height={size.plotHeight}
              key={days[index]}
              opacity={0.6}
              width={step}
              x={SPACE.left + index * step}
              y={SPACE.top}
            />
          );
        }
        return toParts(night).map(([from, to]) => (
          <rect
            fill={toColour("sleep")}
            height={Math.max(1, toY(to) - toY(from))}
            key={`${days[index]} ${from}`}
            rx={Math.min(4, barWidth / 3)}
            width={barWidth}
            x={x}
            y={toY(from)}
          />
        ));
      })}
      {stats &&
        [stats.bedtime, stats.wake].map((seconds) => (
          <g key={seconds}>
            <line
              stroke="var(--ink-muted)"
              strokeDasharray="3 4"
              x1={SPACE.left}
              x2={SPACE.left + size.plotWidth}
              y1={toY(seconds)}
              y2={toY(seconds)}
            />
            <text
              dominantBaseline="middle"
              fill="var(--ink)"
              fontSize={12}
              fontWeight={500}
              x={SPACE.left + size.plotWidth + 6}
              y={toY(seconds)}
            >
              {write(seconds)}
            </text>
          </g>
        ))}
      <DayLabels
        count={days.length}
        inset={SPACE}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});
