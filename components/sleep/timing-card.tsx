"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { Legend } from "#components/charts/legend.tsx";
import { toColour } from "#components/charts/palette.ts";
import { toNoonToNoon, toWindowCount } from "#components/charts/sleep-timing-layout.ts";
import { type SleepSpan, toTimingStats } from "#components/charts/sleep-timing-stats.ts";
import { toDayNoun, toPartialWords } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import { formatClockOffset } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { useCompare } from "./compare-scope.tsx";
import type { SleepDay } from "./sleep-days.ts";
import { useNightHref } from "./use-night-href.ts";

const SleepTiming = dynamic(
  () => import("#components/charts/sleep-timing.tsx").then((module) => module.SleepTiming),
  { loading: () => <ChartSkeleton />, ssr: false },
);

type Page = ReturnType<typeof useSeriesPage>;

/** When the nights began and ended, by the clock of recording, before the bedtimes that Oura suggested. */
export function TimingCard({
  sleepDays,
  className,
}: {
  sleepDays: Readonly<Record<Day, SleepDay>>;
  className?: string;
}) {
  const page = useSeriesPage();
  const router = useRouter();
  const toNightHref = useNightHref();
  const { marks } = useCompare();
  const { days, today, hourCycle } = page;
  const nights = useMemo(() => toNights({ page, sleepDays }), [page, sleepDays]);
  const windows = useMemo(() => toWindows(page), [page]);
  const reasons = useMemo(() => page.reasonsFor("sleep"), [page]);
  const stats = useMemo(
    () => toTimingStats(nights.map((night) => night && toNoonToNoon(night))),
    [nights],
  );
  const count = nights.filter((night) => night !== null).length;
  const write = (seconds: number | undefined) =>
    seconds === undefined ? null : formatClockOffset({ seconds, hourCycle });
  const regularity = stats?.regularity ?? null;
  const hasWindow = windows.some((window) => window !== null);
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      delta={
        regularity === null ? null : `regularity ±\u00a0${formatDuration({ seconds: regularity })}`
      }
      height={280}
      method="Bars run from bedtime to wake-up on the clock of the place where the night was recorded; longer times awake are cut out. Dashed lines are the medians. Regularity is the standard deviation of the middle of the night."
      partial={toPartialWords({
        days,
        has: (index) => (nights[index] ?? null) !== null,
        since: page.missing.firstDay,
        upTo: today,
        one: toDayNoun("sleep"),
      })}
      status={page.statusFor({ type: "sleep", count })}
      summary={toSummary({ count, stats, write, inWindow: toWindowCount({ nights, windows }) })}
      table={{
        columns: [
          { label: "Night of" },
          { label: "Bedtime" },
          { label: "Wake-up" },
          { label: "Suggested from" },
          { label: "Suggested until" },
        ],
        rows: days.map((day, index) => [
          day,
          write(nights[index]?.start),
          write(nights[index]?.end),
          write(windows[index]?.from),
          write(windows[index]?.to),
        ]),
      }}
      title="Sleep timing"
      value={stats && { text: `${write(stats.bedtime)} – ${write(stats.wake)}`, unit: "" }}
    >
      {hasWindow && (
        <Legend
          entries={[
            { label: "In bed", colour: toColour("sleep") },
            { label: "Bedtime that Oura suggested", colour: toColour("recovery"), mark: "band" },
          ]}
        />
      )}
      <SleepTiming
        days={days}
        hourCycle={hourCycle}
        marks={marks}
        nights={nights}
        onChooseDay={(day) => router.push(toNightHref(day))}
        reasons={reasons}
        since={page.missing.firstDay}
        windows={windows}
      />
    </ChartFrame>
  );
}

function toNights({
  page,
  sleepDays,
}: {
  page: Page;
  sleepDays: Readonly<Record<Day, SleepDay>>;
}): (SleepSpan | null)[] {
  const starts = page.read("bedtime_start_offset").values;
  const ends = page.read("bedtime_end_offset").values;
  const inBed = page.read("time_in_bed").values;
  return page.days.map((day, index) => {
    const [start, end] = [starts[index] ?? null, ends[index] ?? null];
    if (start === null || end === null) return null;
    const breaks = sleepDays[day]?.breaks ?? [];
    return { start, end, seconds: inBed[index] ?? null, breaks };
  });
}

function toWindows(page: Page) {
  const starts = page.read("optimal_bedtime_start_offset").values;
  const ends = page.read("optimal_bedtime_end_offset").values;
  return page.days.map((_, index) => {
    const [from, to] = [starts[index] ?? null, ends[index] ?? null];
    return from === null || to === null ? null : { from, to };
  });
}

function toSummary({
  count,
  stats,
  write,
  inWindow,
}: {
  count: number;
  stats: ReturnType<typeof toTimingStats>;
  write: (seconds: number) => string | null;
  inWindow: ReturnType<typeof toWindowCount>;
}): string {
  if (stats === null) return `${formatCount({ count, one: "night" })} in these days.`;
  const usual = `Usually to bed at ${write(stats.bedtime)} and up at ${write(stats.wake)}`;
  if (inWindow.of === 0) return `${usual}.`;
  const nights = formatCount({ count: inWindow.of, one: "night" });
  return `${usual}; to bed in the suggested window on ${inWindow.inside} of ${nights}.`;
}
