"use client";

import { useMemo } from "react";
import { formatDuration } from "#lib/format/duration.ts";
import { type HourCycle, toRecordedTime } from "#lib/time/clock.ts";
import {
  CLASS_LABELS,
  CLASS_SECONDS,
  CLASSES_PER_DAY,
  type ClassRun,
  toClassColour,
  toClassRuns,
  toClassTotals,
} from "./activity-classes.ts";
import { STRIP_INSET, StripDrawing } from "./activity-strip-drawing.tsx";
import { toStripPlaces } from "./activity-strip-places.ts";
import { ChartHeight, useChartHeight } from "./chart-height.tsx";
import { PlotSurface } from "./plot-surface.tsx";
import { type TimeInterval, toTimeSpans } from "./time-spans.ts";

export interface ActivityStripProps {
  /** `class_5_min` as received: a digit 0 to 5 for each five minutes. */
  classes: string;
  /** The document's timestamp, where the first digit begins; ISO 8601 with offset. */
  startsAt: string;
  sleeps?: readonly TimeInterval[] | undefined;
  workouts?: readonly TimeInterval[] | undefined;
  hourCycle?: HourCycle | undefined;
  /** Whether the day still runs: what comes after the last digit is then blank, not missing. */
  isToday?: boolean | undefined;
}

const TOTALS_HEIGHT = 60;

/** A day of movement in five-minute columns, with its long pauses bracketed and its totals below. */
export function ActivityStrip(props: ActivityStripProps) {
  const { classes, startsAt, sleeps, workouts, hourCycle = 24, isToday = false } = props;
  const height = useChartHeight();
  const runs = useMemo(() => toClassRuns(classes), [classes]);
  const start = useMemo(() => toRecordedTime(startsAt), [startsAt]);
  const count = Math.max(CLASSES_PER_DAY, classes.length);
  const seconds = count * CLASS_SECONDS;
  const spans = useMemo(() => {
    if (start === null) return [];
    const place = (intervals: readonly TimeInterval[] = []) =>
      toTimeSpans({ intervals, startMs: start.epochMs, seconds });
    return [
      ...place(sleeps).map((span) => ({ span, colour: "var(--metric-sleep)" })),
      ...place(workouts).map((span) => ({ span, colour: "var(--metric-activity)" })),
    ];
  }, [start, seconds, sleeps, workouts]);
  const places = useMemo(
    () => toStripPlaces({ runs, spans, count, start, hourCycle, isToday }),
    [runs, spans, count, start, hourCycle, isToday],
  );

  return (
    <div>
      <ChartHeight height={height - TOTALS_HEIGHT}>
        <PlotSurface inset={STRIP_INSET} name="Movement over the day" places={places}>
          {(size) => (
            <StripDrawing
              count={count}
              hourCycle={hourCycle}
              isToday={isToday}
              length={classes.length}
              runs={runs}
              size={size}
              spans={spans}
              startSeconds={start?.localSeconds ?? null}
            />
          )}
        </PlotSurface>
      </ChartHeight>
      <Totals runs={runs} />
    </div>
  );
}

function Totals({ runs }: { runs: readonly ClassRun[] }) {
  const totals = toClassTotals(runs);
  return (
    <div className="flex items-end justify-between gap-4" style={{ height: TOTALS_HEIGHT }}>
      <dl className="flex gap-5 md:gap-8">
        {([3, 4, 5] as const).map((of) => (
          <div key={of}>
            <dt className="flex items-center gap-1.5 text-xs text-ink-muted">
              <span
                aria-hidden
                className="h-2 w-2 rounded-xs"
                style={{ background: toClassColour(of) }}
              />
              <span className="inline-block first-letter:uppercase">{CLASS_LABELS[of]}</span>
            </dt>
            <dd className="text-lg font-semibold text-ink">
              {runs.length === 0 ? "–" : formatDuration({ seconds: totals[of] })}
            </dd>
          </div>
        ))}
      </dl>
      {totals[0] > 0 && (
        <p className="pb-1 text-xs whitespace-nowrap text-ink-muted">
          {`Not worn ${formatDuration({ seconds: totals[0] })}`}
        </p>
      )}
    </div>
  );
}
