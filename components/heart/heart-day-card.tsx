"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import type { DayInterval } from "#components/charts/heart-rate-drawing.tsx";
import { DaySteps } from "#components/series/day-steps.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toLongDayLabel } from "#lib/format/day-label.ts";
import { formatCount } from "#lib/format/number.ts";
import { formatZoneClock } from "#lib/format/zone-clock.ts";
import { heartRateQueryOptions, timeOfDayBandQueryOptions } from "#lib/heart-rate/query-options.ts";
import { toDayStart } from "#lib/heart-rate/zone-offsets.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { toBeats, toDayFigures } from "./beats.ts";

const IntradayHeartRate = dynamic(
  () =>
    import("#components/charts/intraday-heart-rate.tsx").then((module) => module.IntradayHeartRate),
  { loading: () => <Skeleton className="h-full w-full" />, ssr: false },
);

/** One day of heart rate and what stands around it. */
export interface HeartDayCardProps {
  day: Day;
  today: Day;
  timeZone: string;
  hourCycle: HourCycle;
  intervals: readonly DayInterval[];
  /** Why there is nothing, in a sentence. */
  reason: string;
  /** Neighbouring days to step to; left out where the card does not step. */
  before?: Day | null;
  after?: Day | null;
  /** When the page was rendered; after it nothing of today is missing. */
  now: number;
  className?: string;
}

/** One day of heart rate over sleep, workouts and sessions, with the own usual range by time of day. */
export function HeartDayCard(props: HeartDayCardProps) {
  const { day, today, timeZone, hourCycle, intervals, reason, before, after, now } = props;
  const query = useQuery(heartRateQueryOptions({ from: day, to: day, timeZone }));
  const band = useQuery(timeOfDayBandQueryOptions({ day, timeZone }));
  const beats = useMemo(() => (query.data ? toBeats(query.data) : []), [query.data]);
  const usual = useMemo(
    () =>
      band.data?.low.map((low, index) => {
        const high = band.data.high[index] ?? null;
        return low === null || high === null ? null : { low, high };
      }),
    [band.data],
  );
  const figures = toDayFigures(beats);
  const write = (instant: number) => formatZoneClock({ at: instant, timeZone, hourCycle });
  const start = toDayStart({ day, timeZone });
  const end = toDayStart({ day, timeZone, daysAfter: 1 });
  return (
    <ChartFrame
      {...(props.className === undefined ? {} : { className: props.className })}
      controls={
        before === undefined ? null : (
          <DaySteps
            after={after ?? null}
            before={before}
            toHref={(to) => `/heart-rate?day=${to}`}
          />
        )
      }
      height={300}
      method="Readings every five minutes or so, as points; the line is the median of each quarter of an hour and breaks where readings are more than 15 minutes apart. The ribbon is your own range at that time of day: 8 in 10 readings of the 28 days before."
      status={
        query.isError && !query.data
          ? { kind: "error", onRetry: () => void query.refetch() }
          : !query.data
            ? { kind: "loading" }
            : beats.length === 0
              ? { kind: "empty", title: "No heart rate on this day", reason }
              : { kind: "ready" }
      }
      summary={
        figures === null
          ? reason
          : `${formatCount({ count: beats.length, one: "reading" })}: lowest ${figures.lowest.bpm} bpm at ${write(figures.lowest.at)}, highest ${figures.highest.bpm} bpm at ${write(figures.highest.at)}.`
      }
      table={{
        columns: [{ label: "Time" }, { label: "bpm", numeric: true }, { label: "Source" }],
        rows: beats.map(({ at, bpm, source }) => [write(at), bpm, source]),
      }}
      title={`Heart rate · ${day === today ? "Today" : toLongDayLabel(day)}`}
      value={
        figures === null ? undefined : { text: String(figures.latest.bpm), unit: "bpm, latest" }
      }
    >
      <IntradayHeartRate
        band={usual}
        beats={beats}
        end={end}
        hourCycle={hourCycle}
        intervals={intervals}
        start={start}
        timeZone={timeZone}
        until={Math.min(end, Math.max(start, now))}
      />
    </ChartFrame>
  );
}
