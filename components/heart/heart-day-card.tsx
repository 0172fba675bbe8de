"use client";

import dynamic from "next/dynamic";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import type { ChartStatus } from "#components/charts/chart-state.tsx";
import type { DayInterval, DayTag } from "#components/charts/heart-rate-drawing.tsx";
import { DaySteps } from "#components/series/day-steps.tsx";
import { toEmptyStatus } from "#components/series/empty-status.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { useDayHref } from "#components/series/use-day-href.ts";
import { useRefreshFailure } from "#components/series/use-stale.ts";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatZoneClock } from "#lib/format/zone-clock.ts";
import type { GapReason } from "#lib/sync/gaps/reason.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { toDayFigures } from "./beats.ts";
import { toHeartSummary, toHeartTable, toHeartTitle, toSilentWords } from "./heart-day-words.ts";
import { useHeartDay } from "./use-heart-day.ts";
import { useHeartView } from "./use-heart-view.ts";

const IntradayHeartRate = dynamic(
  () =>
    import("#components/charts/intraday-heart-rate.tsx").then((module) => module.IntradayHeartRate),
  { loading: () => <ChartSkeleton />, ssr: false },
);

const views = [
  { value: "day", label: "Day", name: "Midnight to midnight" },
  { value: "night", label: "Night", name: "Evening to evening, the night in the middle" },
] as const;

/** One day of heart rate and what stands around it. */
export interface HeartDayCardProps {
  day: Day;
  today: Day;
  timeZone: string;
  hourCycle: HourCycle;
  intervals: readonly DayInterval[];
  tags: readonly DayTag[];
  /** Why there is nothing, where there is. */
  reason: GapReason | null;
  /** Neighbouring days to step to; left out where the card does not step. */
  before?: Day | null;
  after?: Day | null;
  /** When the page was rendered; after it nothing of today is missing. */
  now: number;
  className?: string;
}

/** One day of heart rate over sleep, workouts and sessions, with the own usual range by time of day. */
export function HeartDayCard(props: HeartDayCardProps) {
  const { day, today, timeZone, hourCycle, intervals, tags, reason, before, after, now } = props;
  const page = useSeriesPage();
  const toHref = useDayHref();
  const { view, start, end, zoom, showView, showPart } = useHeartView({ day, timeZone });
  const { query, beats, usual, reasons } = useHeartDay({ day, timeZone, view, start, end });
  const failure = useRefreshFailure({ query, now });
  const write = (instant: number) => formatZoneClock({ at: instant, timeZone, hourCycle });
  const until = Math.min(end, Math.max(start, now));
  const drawn = zoom ? beats.filter(({ at }) => zoom.from <= at && at <= zoom.to) : beats;
  const latest = toDayFigures(beats)?.latest;
  const nearest = before ?? after ?? null;
  const empty = toEmptyStatus({
    title: view === "night" ? "No heart rate around this night" : "No heart rate on this day",
    reason,
    otherwise:
      nearest === null ? null : { label: `Show ${toDayLabel(nearest)}`, href: toHref(nearest) },
  });
  const status: ChartStatus = query.data
    ? beats.length === 0
      ? empty
      : { kind: "ready", stale: failure ?? page.staleFor({ type: "heartrate", lastDay: day }) }
    : query.isError
      ? { kind: "error", onRetry: () => void query.refetch() }
      : { kind: "loading" };
  return (
    <ChartFrame
      {...(props.className === undefined ? {} : { className: props.className })}
      controls={
        before === undefined ? null : (
          <div className="flex items-center gap-1">
            <SegmentedControl
              label="What stands in the middle"
              onValueChange={showView}
              segments={views}
              value={view}
            />
            <DaySteps after={after ?? null} before={before} toHref={toHref} />
          </div>
        )
      }
      height={320}
      method="Readings every five minutes or so, as points; the line is the median of each quarter of an hour and breaks where readings are more than 15 minutes apart. The ribbon is your own range at that time of day: 8 in 10 readings of the 28 days before. Drag over a part of the day to see it closer, on a touch screen after holding a moment."
      partial={toSilentWords({ beats, start, until })}
      status={status}
      summary={
        toHeartSummary({ beats: drawn, write }) ??
        (beats.length === 0 && reason ? reason.sentence : "No readings in this part of the day.")
      }
      table={toHeartTable({ beats: drawn, intervals, tags, write })}
      title={toHeartTitle({ day, today, view })}
      value={latest && { text: String(latest.bpm), unit: "bpm, latest" }}
    >
      <IntradayHeartRate
        band={usual}
        beats={beats}
        end={end}
        hourCycle={hourCycle}
        intervals={intervals}
        onZoom={showPart}
        reasons={reasons}
        start={start}
        tags={tags}
        timeZone={timeZone}
        until={until}
        zoom={zoom}
      />
    </ChartFrame>
  );
}
