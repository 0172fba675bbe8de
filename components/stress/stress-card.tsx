"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { Legend } from "#components/charts/legend.tsx";
import { toColour } from "#components/charts/palette.ts";
import { WeekdayWings } from "#components/charts/weekday-wings.tsx";
import { toPartialWords } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { formatDuration } from "#lib/format/duration.ts";
import type { Day } from "#lib/time/day.ts";
import {
  summaryWords,
  toStressSummary,
  toStressTable,
  toWeekdayWords,
  toWordPlace,
} from "./stress-words.ts";

const Butterfly = dynamic(
  () => import("#components/charts/butterfly.tsx").then((module) => module.Butterfly),
  { loading: () => <ChartSkeleton />, ssr: false },
);

const type = "daily_stress";

interface StressCardsProps {
  /** Oura's word for a day, where it has one. */
  summaries: Readonly<Record<Day, string>>;
}

/** High stress against high recovery, day by day and by weekday. */
export function StressCards({ summaries }: StressCardsProps) {
  const page = useSeriesPage();
  const { days, today } = page;
  const since = page.missing.firstDay;
  const stress = page.read("stress_high").values;
  const recovery = page.read("recovery_high").values;
  const reasons = useMemo(() => page.reasonsFor(type), [page]);
  const wordOf = useMemo(() => days.map((day) => toWordPlace(summaries[day])), [days, summaries]);
  const up = useMemo(
    () => ({ label: "High recovery", hue: "recovery" as const, values: recovery }),
    [recovery],
  );
  const down = useMemo(
    () => ({ label: "High stress", hue: "stress" as const, values: stress }),
    [stress],
  );
  const weekdays = useMemo(
    () => toWeekdayWords({ days, stress, recovery }),
    [days, stress, recovery],
  );
  const has = (index: number) =>
    (stress[index] ?? null) !== null && (recovery[index] ?? null) !== null;
  const last = days.findLastIndex((_, index) => has(index));
  const count = days.filter((_, index) => has(index)).length;
  const status = page.statusFor({ type, count });
  const balance = (recovery[last] ?? 0) - (stress[last] ?? 0);
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <ChartFrame
        className="lg:col-span-2"
        delta={
          last === -1
            ? null
            : balance === 0
              ? "stress and recovery level"
              : `${formatDuration({ seconds: Math.abs(balance) })} more ${balance > 0 ? "recovery than stress" : "stress than recovery"}`
        }
        height={320}
        method="Time in the zones of high stress and of high recovery while awake and at rest, from heart rate, HRV, temperature and movement. The line is the balance of seven days. The rows below are Oura’s word for the day. Its curve by quarter hours is not in Oura’s API."
        partial={toPartialWords({ days, has, since, upTo: today })}
        status={status}
        summary={toStressSummary({ days, stress, recovery, summaries })}
        table={toStressTable({ days, stress, recovery, summaries })}
        title="Stress and recovery"
        value={
          last === -1
            ? null
            : { text: formatDuration({ seconds: recovery[last] ?? 0 }), unit: "of high recovery" }
        }
      >
        <Legend
          entries={[
            { label: up.label, colour: toColour(up.hue) },
            { label: down.label, colour: toColour(down.hue) },
            { label: "Balance of 7 days", colour: "var(--ink)", mark: "line" },
            ...summaryWords.map(({ label, colour }, row) => ({
              label: row === 0 ? `Day, from the top: ${label.toLowerCase()}` : label.toLowerCase(),
              colour,
            })),
          ]}
        />
        <Butterfly
          days={days}
          down={down}
          name="Stress and recovery"
          reasons={reasons}
          since={since}
          up={up}
          wordOf={wordOf}
          words={summaryWords}
        />
      </ChartFrame>
      <ChartFrame
        height={320}
        method="Means over all days of the range that have data."
        status={status}
        summary={weekdays.summary}
        table={weekdays.table}
        title="By weekday"
      >
        <div className="flex flex-col" style={{ minHeight: 350 }}>
          <p aria-hidden className="mb-2 grid grid-cols-[1fr_2.5rem_1fr] text-xs">
            <span className="text-right text-ink-muted">{down.label}</span>
            <span />
            <span className="text-ink-muted">{up.label}</span>
          </p>
          <WeekdayWings down={down} means={weekdays.means} up={up} />
        </div>
      </ChartFrame>
    </div>
  );
}
