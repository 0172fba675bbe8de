"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { toTimingStats } from "#components/charts/sleep-timing-stats.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import { formatClockOffset } from "#lib/time/clock.ts";
import { toNightHref } from "./night-href.ts";

const SleepTiming = dynamic(
  () => import("#components/charts/sleep-timing.tsx").then((module) => module.SleepTiming),
  { loading: () => <Skeleton className="h-full w-full" />, ssr: false },
);

/** When the nights began and ended, by the clock of recording. */
export function TimingCard({ className }: { className?: string }) {
  const page = useSeriesPage();
  const router = useRouter();
  const { hourCycle } = page;
  const nights = useMemo(() => {
    const starts = page.read("bedtime_start_offset").values;
    const ends = page.read("bedtime_end_offset").values;
    return page.days.map((_, index) => {
      const start = starts[index] ?? null;
      const end = ends[index] ?? null;
      return start === null || end === null ? null : { start, end };
    });
  }, [page]);
  const reasons = useMemo(() => page.reasonsFor("sleep"), [page]);
  const stats = useMemo(() => toTimingStats(nights), [nights]);
  const count = nights.filter((night) => night !== null).length;
  const write = (seconds: number | undefined) =>
    seconds === undefined ? null : formatClockOffset({ seconds, hourCycle });
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      height={280}
      method="Bars run from bedtime to wake-up on the clock of the place where the night was recorded. Regularity is the standard deviation of the middle of the night."
      status={page.statusFor({ type: "sleep", count })}
      summary={
        stats === null
          ? `${formatCount({ count, one: "night" })} in these days.`
          : `Usually to bed at ${write(stats.bedtime)} and up at ${write(stats.wake)}${toRegularityWords(stats.regularity)}.`
      }
      table={{
        columns: [{ label: "Night of" }, { label: "Bedtime" }, { label: "Wake-up" }],
        rows: page.days.map((day, index) => [
          day,
          write(nights[index]?.start),
          write(nights[index]?.end),
        ]),
      }}
      title="Sleep timing"
    >
      <SleepTiming
        days={page.days}
        hourCycle={hourCycle}
        nights={nights}
        onChooseDay={(day) => router.push(toNightHref(day))}
        reasons={reasons}
      />
    </ChartFrame>
  );
}

function toRegularityWords(seconds: number | null): string {
  return seconds === null
    ? ""
    : `; the middle of the night varies by ±\u00a0${formatDuration({ seconds })}`;
}
