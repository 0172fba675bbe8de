"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Bullet } from "#components/charts/bullet.tsx";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ClockChip } from "#components/series/clock-chip.tsx";
import { DaySteps } from "#components/series/day-steps.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toLongDayLabel } from "#lib/format/day-label.ts";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import type { UnitSystem } from "#lib/format/unit.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import type { ActivityDay } from "./activity-day.ts";

const loading = () => <Skeleton className="h-full w-full" />;
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
  reason: string;
  today: Day;
  hourCycle: HourCycle;
  /** Minutes east of UTC where the day's clock is not the viewer's; null where it is. */
  foreignOffset: number | null;
  system: UnitSystem;
  before: Day | null;
  after: Day | null;
}

/** One day of movement: classes of five minutes or effort by the minute, and its targets. */
export function ActivityDayCard(props: ActivityDayCardProps) {
  const { activity, reason, today, hourCycle, foreignOffset, system, before, after } = props;
  const [view, setView] = useState<"movement" | "effort">("movement");
  const isToday = activity?.day === today;
  const canDraw = activity?.classes && activity.startsAt;
  return (
    <ChartFrame
      controls={
        <>
          {foreignOffset !== null && <ClockChip offsetMinutes={foreignOffset} />}
          <SegmentedControl label="View" onValueChange={setView} segments={views} value={view} />
          <DaySteps after={after} before={before} toHref={(day) => `/activity?day=${day}`} />
        </>
      }
      height={240}
      method="Movement: Oura's classes of five minutes, from rest to high, starting when Oura's day starts (commonly 04:00). A bracket marks 50 minutes or more without moving. Effort: METs by the minute; 1 is rest, 3 a brisk walk, 6 and above is hard."
      status={
        canDraw ? { kind: "ready" } : { kind: "empty", title: "No movement recorded", reason }
      }
      summary={
        activity === null
          ? reason
          : `${activity.steps === null ? "No steps" : formatCount({ count: activity.steps, one: "step" })} on ${toLongDayLabel(activity.day)}${activity.workouts.length > 0 ? `, with ${formatCount({ count: activity.workouts.length, one: "workout" })}` : ""}.`
      }
      title={activity ? `Movement · ${toLongDayLabel(activity.day)}` : "Movement"}
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
