import type { BedtimeStats } from "#components/charts/bedtime-layout.ts";
import type { ChartTable } from "#components/charts/csv.ts";
import type { ClockSpan } from "#components/charts/sleep-timing-layout.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import { formatClockOffset, type HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";

/** Oura's own codes for a day, null where it sent none. */
export interface Advice {
  status: string | null;
  recommendation: string | null;
}

const STATUS: Readonly<Record<string, string>> = {
  not_enough_nights: "Oura has too few nights yet to suggest a bedtime.",
  not_enough_recent_nights: "Oura has too few recent nights to suggest a bedtime.",
  bad_sleep_quality: "Oura finds no best bedtime among nights of poor sleep.",
};

const RECOMMENDATION: Readonly<Record<string, string>> = {
  improve_efficiency: "Oura suggests to improve how much of the time in bed is sleep.",
  earlier_bedtime: "Oura suggests an earlier bedtime.",
  later_bedtime: "Oura suggests a later bedtime.",
  earlier_wake_up_time: "Oura suggests to get up earlier.",
  later_wake_up_time: "Oura suggests to get up later.",
  follow_optimal_bedtime: "Oura suggests to keep to the window.",
};

/** What Oura says in words; a code not known yet is shown as it is. null for nothing said. */
export function toAdviceWords(advice: Advice | undefined): string | null {
  if (advice === undefined) return null;
  const { status, recommendation } = advice;
  if (recommendation !== null) {
    return (
      RECOMMENDATION[recommendation] ?? `Oura suggests: ${recommendation.replaceAll("_", " ")}.`
    );
  }
  if (status === null) return null;
  return STATUS[status] ?? `Oura says: ${status.replaceAll("_", " ")}.`;
}

/** How the nights kept to their windows, or that there was none to keep to. */
export function toBedtimeSummary({
  stats,
  nights,
  newestAdvice,
}: {
  stats: BedtimeStats | null;
  nights: number;
  newestAdvice: string | null;
}): string {
  if (stats !== null) {
    const kept = `In the window on ${stats.inside} of ${formatCount({ count: stats.of, one: "night" })}`;
    const { typical } = stats;
    const off =
      typical === 0
        ? "typically inside it"
        : `typically ${formatDuration({ seconds: Math.abs(typical) })} ${typical < 0 ? "early" : "late"}`;
    return `${kept}; ${off}.`;
  }
  const none = `No window for ${nights === 1 ? "this night" : `these ${formatCount({ count: nights, one: "night" })}`}.`;
  return newestAdvice === null ? none : `${none} ${newestAdvice}`;
}

/** Bedtime, window and what Oura says, night by night. */
export function toBedtimeTable({
  days,
  bedtimes,
  windows,
  advice,
  hourCycle,
}: {
  days: readonly Day[];
  bedtimes: readonly (number | null)[];
  windows: readonly (ClockSpan | null)[];
  advice: readonly (string | null)[];
  hourCycle: HourCycle;
}): ChartTable {
  const write = (seconds: number | null | undefined) =>
    seconds == null ? null : formatClockOffset({ seconds, hourCycle });
  return {
    columns: [
      { label: "Night of" },
      { label: "Bedtime" },
      { label: "Window from" },
      { label: "Window until" },
      { label: "Oura’s words" },
    ],
    rows: days.map((day, index) => [
      day,
      write(bedtimes[index]),
      write(windows[index]?.from),
      write(windows[index]?.to),
      advice[index] ?? null,
    ]),
  };
}
