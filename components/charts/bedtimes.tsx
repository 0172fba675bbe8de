"use client";

import { memo, useMemo } from "react";
import { formatDuration } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { DayLabels, YAxis } from "./axes.tsx";
import { type BedtimeGrade, type BedtimeMark, toBedtimeMarks } from "./bedtime-layout.ts";
import type { Tip } from "./chart-tip.tsx";
import { toBucketLabel } from "./daily-tips.ts";
import { type Gap, toAggregation, toGaps } from "./day-buckets.ts";
import { toDayPlaces } from "./day-places.ts";
import { toDayTicks } from "./day-ticks.ts";
import { GapColumns } from "./gap-columns.tsx";
import { toColour } from "./palette.ts";
import { type Inset, type PlotSize, PlotSurface } from "./plot-surface.tsx";
import { CLOCK_STEPS, toAxis, toExtent, toScale } from "./scale.ts";
import type { ClockSpan } from "./sleep-timing-layout.ts";

interface BedtimesProps {
  /** Contiguous calendar days. */
  days: readonly Day[];
  /** By day, in seconds from its midnight; null where there is no night. */
  bedtimes: readonly (number | null)[];
  /** By day; null where Oura gave none. */
  windows: readonly (ClockSpan | null)[];
  /** By day, what Oura says instead of a window; null for nothing. */
  advice: readonly (string | null)[];
  hourCycle: HourCycle;
  reasons?: readonly (string | null)[] | undefined;
  /** The first day of the ring, where that is known: before it nothing is missing. */
  since?: Day | null | undefined;
}

// "10:00 pm" is wider than "22:00".
const INSETS = {
  24: { top: 12, right: 12, bottom: 26, left: 48 },
  12: { top: 12, right: 12, bottom: 26, left: 66 },
} as const satisfies Record<HourCycle, Inset>;

/** Bedtimes as dots before the windows that Oura suggested; evening at the top. */
export function Bedtimes(props: BedtimesProps) {
  const { days, bedtimes, windows, advice, hourCycle, reasons, since } = props;
  const marks = useMemo(
    () => toBedtimeMarks({ days, bedtimes, windows, aggregation: toAggregation(days.length) }),
    [days, bedtimes, windows],
  );
  const places = useMemo(() => {
    const markOf = new Map(marks.map((mark) => [mark.bucket, mark]));
    return toDayPlaces({
      days,
      buckets: marks.map(({ bucket }) => bucket),
      toTip: (bucket) => {
        const title = toBucketLabel({ days, bucket });
        const mark = markOf.get(bucket);
        const { firstIndex } = bucket;
        const said = advice[firstIndex] ?? null;
        return mark === undefined
          ? { title, rows: [] }
          : toBedtimeTip({ title, mark, said, reason: reasons?.[firstIndex] ?? null, hourCycle });
      },
    });
  }, [days, marks, advice, reasons, hourCycle]);
  const gaps = useMemo(
    () => toGaps({ buckets: marks.map(({ bucket }) => bucket), days, since, reasons }),
    [marks, days, since, reasons],
  );
  return (
    <PlotSurface inset={INSETS[hourCycle]} name="Bedtimes" places={places}>
      {(size) => <Drawing {...{ days, marks, gaps, hourCycle, size }} />}
    </PlotSurface>
  );
}

/** "24 min late", "10 min early", "in the window" */
function toOffWords(off: number): string {
  if (off === 0) return "in the window";
  return `${formatDuration({ seconds: Math.abs(off) })} ${off < 0 ? "early" : "late"}`;
}

function toBedtimeTip({
  title,
  mark: { bucket, bedtime, window, off },
  said,
  reason,
  hourCycle,
}: {
  title: string;
  mark: BedtimeMark;
  said: string | null;
  reason: string | null;
  hourCycle: HourCycle;
}): Tip {
  const write = (seconds: number) => formatClockOffset({ seconds, hourCycle });
  const isSingle = bucket.firstIndex === bucket.lastIndex;
  const advice =
    window === null
      ? []
      : [
          {
            label: "Window",
            value: `${write(window.from)} – ${write(window.to)}`,
            colour: toColour("recovery"),
          },
        ];
  if (bedtime === null) {
    return { title, rows: advice, note: `No data: ${reason ?? "Oura has no night"}` };
  }
  const label = isSingle ? "Bedtime" : "Bedtime, median";
  return {
    title,
    rows: [
      { label, value: write(bedtime), colour: toColour("sleep") },
      ...advice,
      ...(off === null ? [] : [{ label: "That is", value: toOffWords(off) }]),
    ],
    note: isSingle
      ? window === null
        ? said
        : null
      : formatCount({ count: bucket.n, one: "night" }),
  };
}

interface DrawingProps extends Pick<BedtimesProps, "days" | "hourCycle"> {
  marks: readonly BedtimeMark[];
  gaps: readonly Gap[];
  size: PlotSize;
}

const Drawing = memo(function Drawing(props: DrawingProps) {
  const { days, marks, gaps, hourCycle, size } = props;
  const inset = INSETS[hourCycle];
  const [low, high] = toExtent(
    marks.flatMap(({ bedtime, window }) => [bedtime, window?.from, window?.to]),
  ) ?? [-7200, 0];
  const axis = toAxis({ extent: [low - 900, high + 900], steps: CLOCK_STEPS });
  const [start, end] = axis.domain;
  const toY = toScale({ domain: axis.domain, range: [inset.top, inset.top + size.plotHeight] });
  const column = size.plotWidth / Math.max(1, days.length);
  const toX = (x: number) => inset.left + (x + 0.5) * column;
  const step = size.plotWidth / Math.max(1, marks.length);
  const radius = step > 14 ? 4.5 : step > 6 ? 3 : 2;
  return (
    <svg height={size.height} width={size.width}>
      <GapColumns gaps={gaps} height={size.plotHeight} toX={toX} top={inset.top} />
      {marks.map(({ window, bucket }) =>
        window === null ? null : (
          <rect
            fill={toColour("recovery")}
            height={Math.max(1, toY(window.to) - toY(window.from))}
            key={bucket.x}
            opacity={0.26}
            width={(bucket.lastIndex - bucket.firstIndex + 1) * column}
            x={toX(bucket.firstIndex - 0.5)}
            y={toY(window.from)}
          />
        ),
      )}
      <YAxis
        domain={[end, start]}
        format={(seconds) => formatClockOffset({ seconds, hourCycle })}
        inset={inset}
        size={size}
        ticks={axis.ticks}
      />
      {marks.map(({ bedtime, grade, bucket }) =>
        bedtime === null ? null : (
          <GradeDot grade={grade} key={bucket.x} r={radius} x={toX(bucket.x)} y={toY(bedtime)} />
        ),
      )}
      <DayLabels
        count={days.length}
        inset={inset}
        size={size}
        ticks={toDayTicks({ days, width: size.plotWidth })}
      />
    </svg>
  );
});

/** Full inside the window, half near it, hollow further off; small where there was none to keep to. */
function GradeDot({
  x,
  y,
  r,
  grade,
}: {
  x: number;
  y: number;
  r: number;
  grade: BedtimeGrade | null;
}) {
  const colour = toColour("sleep");
  if (grade === null) return <circle cx={x} cy={y} fill={colour} opacity={0.6} r={r * 0.6} />;
  return (
    <g stroke={colour} strokeWidth={1.5}>
      <circle cx={x} cy={y} fill={grade === "inside" ? colour : "var(--surface)"} r={r} />
      {grade === "near" && (
        <path d={`M${x} ${y - r}a${r} ${r} 0 0 0 0 ${r * 2}z`} fill={colour} stroke="none" />
      )}
    </g>
  );
}
