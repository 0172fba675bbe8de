"use client";

import dynamic from "next/dynamic";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ClockChip } from "#components/series/clock-chip.tsx";
import { DaySteps } from "#components/series/day-steps.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toLongDayLabel } from "#lib/format/day-label.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatNumber } from "#lib/format/number.ts";
import { formatRecordedTime, type HourCycle, toRecordedTime } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { NapRow } from "./nap-row.tsx";
import type { NightView, SleepView } from "./night.ts";
import { NightFigures } from "./night-figures.tsx";
import { toNightHref } from "./night-href.ts";

const Hypnogram = dynamic(
  () => import("#components/charts/hypnogram.tsx").then((module) => module.Hypnogram),
  { loading: () => <Skeleton className="h-full w-full" />, ssr: false },
);

interface NightCardProps {
  title: string;
  /** null when there is no night at all yet. */
  night: NightView | null;
  /** Why there is none, in a sentence. */
  reason: string;
  hourCycle: HourCycle;
  /** Minutes east of UTC where the night's clock is not the viewer's; null where it is. */
  foreignOffset: number | null;
  /** Neighbouring nights to step to; left out where the card does not step. */
  before?: Day | null;
  after?: Day | null;
  className?: string;
}

/** One night: hypnogram with heart rate and HRV, its figures, and the day's naps as small twins. */
export function NightCard(props: NightCardProps) {
  const { title, night, reason, hourCycle, foreignOffset, className } = props;
  const main = night?.main ?? null;
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      controls={
        (foreignOffset !== null || props.before !== undefined) && (
          <>
            {foreignOffset !== null && <ClockChip offsetMinutes={foreignOffset} />}
            {props.before !== undefined && (
              <DaySteps after={props.after ?? null} before={props.before} toHref={toNightHref} />
            )}
          </>
        )
      }
      height={330}
      method="Stages come from Oura in steps of five minutes, heart rate and heart rate variability too. The clock is that of the place where the night was recorded."
      status={toStatus({ main, reason, isBatteryLow: main?.isBatteryLow ?? false })}
      summary={main ? toSummary({ main, hourCycle }) : reason}
      title={night ? `${title} · ${toLongDayLabel(night.day)}` : title}
      value={
        main?.totalSleep === undefined || main.totalSleep === null
          ? undefined
          : { text: formatDuration({ seconds: main.totalSleep }), unit: "asleep" }
      }
    >
      {main?.hypnogram && <Hypnogram {...main.hypnogram} hourCycle={hourCycle} />}
      {main && <NightFigures sleep={main} />}
      {night && night.others.length > 0 && (
        <ul className="mt-4 grid gap-2 border-t border-line pt-4">
          {night.others.map((nap) => (
            <NapRow hourCycle={hourCycle} key={nap.id} nap={nap} />
          ))}
        </ul>
      )}
    </ChartFrame>
  );
}

function toStatus({
  main,
  reason,
  isBatteryLow,
}: {
  main: SleepView | null;
  reason: string;
  isBatteryLow: boolean;
}) {
  if (!main) return { kind: "empty", title: "No night here", reason } as const;
  if (main.hypnogram) return { kind: "ready" } as const;
  const why = isBatteryLow
    ? "The ring's battery was low, so Oura has no stages for this sleep."
    : "Oura has no stages for this sleep.";
  return { kind: "empty", title: "No stages", reason: why } as const;
}

function toSummary({ main, hourCycle }: { main: SleepView; hourCycle: HourCycle }): string {
  const write = (timestamp: string) => {
    const time = toRecordedTime(timestamp);
    return time === null ? "an unknown time" : formatRecordedTime({ time, hourCycle });
  };
  const asleep =
    main.totalSleep === null ? "" : `, ${formatDuration({ seconds: main.totalSleep })} asleep`;
  const lowest =
    main.lowestHeartRate === null
      ? ""
      : `; the heart rate fell to ${formatNumber({ value: main.lowestHeartRate })} bpm`;
  return `In bed from ${write(main.startsAt)} to ${write(main.endsAt)}${asleep}${lowest}.`;
}
