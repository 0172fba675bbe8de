"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { Bullet } from "#components/charts/bullet.tsx";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { ClockChip } from "#components/series/clock-chip.tsx";
import { DaySteps } from "#components/series/day-steps.tsx";
import { toEmptyStatus } from "#components/series/empty-status.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { useAddressChoice } from "#components/series/use-address-choice.ts";
import { useDayHref } from "#components/series/use-day-href.ts";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { toDayLabel, toDayTitle, toLongDayLabel } from "#lib/format/day-label.ts";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import type { UnitSystem } from "#lib/format/unit.ts";
import type { GapReason } from "#lib/sync/gaps/reason.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import type { ActivityDay } from "./activity-day.ts";
import { toMetTable, toMovementTable } from "./movement-tables.ts";

const loading = () => <ChartSkeleton />;
const ActivityStrip = dynamic(
  () => import("#components/charts/activity-strip.tsx").then((module) => module.ActivityStrip),
  { loading, ssr: false },
);
const MetArea = dynamic(
  () => import("#components/charts/met-area.tsx").then((module) => module.MetArea),
  { loading, ssr: false },
);

const views = [
  { value: "movement", label: "Movement" },
  { value: "effort", label: "Effort" },
] as const;

interface ActivityDayCardProps {
  activity: ActivityDay | null;
  /** Why there is nothing, where there is. */
  reason: GapReason | null;
  today: Day;
  hourCycle: HourCycle;
  /** Minutes east of UTC where the day's clock is not the viewer's; null where it is. */
  foreignOffset: number | null;
  system: UnitSystem;
  before: Day | null;
  after: Day | null;
  /** What Oura changed of the day once it was over. */
  revision?: ReactNode;
}

/** One day of movement: classes of five minutes or effort by the minute, and its targets. */
export function ActivityDayCard(props: ActivityDayCardProps) {
  const { activity, reason, today, hourCycle, foreignOffset, system, before, after } = props;
  const page = useSeriesPage();
  const toHref = useDayHref();
  const [view, setView] = useAddressChoice({ name: "movement", values: ["movement", "effort"] });
  const isToday = activity?.day === today;
  const nearest = before ?? after;
  return (
    <ChartFrame
      controls={
        <>
          {props.revision}
          {foreignOffset !== null && <ClockChip offsetMinutes={foreignOffset} />}
          <SegmentedControl label="View" onValueChange={setView} segments={views} value={view} />
          <DaySteps after={after} before={before} toHref={toHref} />
        </>
      }
      height={240}
      method="Movement: Oura's classes of five minutes, from rest to high, starting when Oura's day starts (commonly 04:00). A bracket marks 50 minutes or more without moving. Effort: METs by the minute; 1 is rest, 3 a brisk walk, 6 and above is hard."
      status={
        activity?.classes && activity.startsAt
          ? {
              kind: "ready",
              stale: page.staleFor({ type: "daily_activity", lastDay: activity.day }),
            }
          : toEmptyStatus({
              title: "No movement recorded",
              reason,
              otherwise:
                nearest === null
                  ? null
                  : { label: `Show ${toDayLabel(nearest)}`, href: toHref(nearest) },
            })
      }
      summary={activity === null ? "No movement on this day." : toSummary(activity)}
      table={activity ? toTable({ activity, view, hourCycle }) : undefined}
      title={activity ? `Movement · ${toDayTitle({ day: activity.day, today })}` : "Movement"}
      value={
        activity?.steps === undefined || activity.steps === null
          ? undefined
          : { text: formatNumber({ value: activity.steps }), unit: "steps" }
      }
    >
      {activity?.classes && activity.startsAt && view === "movement" && (
        <ActivityStrip
          classes={activity.classes}
          hourCycle={hourCycle}
          isToday={isToday}
          sleeps={activity.sleeps}
          startsAt={activity.startsAt}
          workouts={activity.workouts}
        />
      )}
      {activity?.met && view === "effort" && (
        <MetArea
          {...activity.met}
          classes={activity.classes ?? undefined}
          hourCycle={hourCycle}
          isToday={isToday}
        />
      )}
      {activity && (
        <div className="mt-4 grid gap-x-8 gap-y-4 sm:grid-cols-2">
          <Bullet
            label="Active calories"
            system={system}
            target={activity.targetCalories}
            unit="kcal"
            value={activity.activeCalories}
          />
          <Bullet
            label="Walking equivalent"
            system={system}
            target={activity.targetMetres}
            unit="m"
            value={activity.walkingMetres}
          />
        </div>
      )}
    </ChartFrame>
  );
}

/** "12,953 steps on Wed 25 Nov 2026, with 1 workout." */
function toSummary({ day, steps, workouts }: ActivityDay): string {
  const walked = steps === null ? "No steps" : formatCount({ count: steps, one: "step" });
  const trained =
    workouts.length === 0
      ? ""
      : `, with ${formatCount({ count: workouts.length, one: "workout" })}`;
  return `${walked} on ${toLongDayLabel(day)}${trained}.`;
}

function toTable({
  activity: { classes, startsAt, met },
  view,
  hourCycle,
}: {
  activity: ActivityDay;
  view: "movement" | "effort";
  hourCycle: HourCycle;
}) {
  if (view === "effort") return met ? toMetTable({ ...met, hourCycle }) : undefined;
  return classes && startsAt ? toMovementTable({ classes, startsAt, hourCycle }) : undefined;
}
