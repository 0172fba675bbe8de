"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { toPartialWords } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import { toMetPeriods } from "./met-periods.ts";

const StackedMet = dynamic(
  () => import("#components/charts/stacked-met.tsx").then((module) => module.StackedMet),
  { loading: () => <ChartSkeleton />, ssr: false },
);

/** Up to how many days each gets a column of its own. */
const mostDays = 31;

/** MET minutes by intensity, a column a day or a week. */
export function MetCard() {
  const page = useSeriesPage();
  const period = page.days.length <= mostDays ? "day" : "week";
  const periods = useMemo(() => {
    const read = (key: "low" | "medium" | "high") => page.read(`${key}_met_minutes`).values;
    return toMetPeriods({
      days: page.days,
      low: read("low"),
      medium: read("medium"),
      high: read("high"),
      period,
    });
  }, [page, period]);
  const minutes = page.read("low_met_minutes").values;
  const counted = periods.filter(({ n }) => n > 0);
  const newest = counted.at(-1);
  const count = counted.reduce((sum, { n }) => sum + n, 0);
  const reached = counted.filter(
    ({ medium, high, n }) => medium !== null && high !== null && medium + high >= 100 * n,
  ).length;
  return (
    <ChartFrame
      height={330}
      method="MET minutes weigh time by effort: ten minutes at 3 METs are 30. Oura's own mark for a day is 100 MET minutes of medium and high activity, drawn as a line."
      partial={toPartialWords({
        days: page.days,
        has: (index) => (minutes[index] ?? null) !== null,
        since: page.missing.firstDay,
        upTo: page.today,
      })}
      status={page.statusFor({ type: "daily_activity", count })}
      summary={`Medium and high activity reached 100 MET minutes a day in ${reached.toLocaleString("en")} of ${formatCount({ count: counted.length, one: period })}.`}
      table={{
        columns: [
          { label: period === "day" ? "Day" : "Week from" },
          { label: "Low (MET-min)", numeric: true },
          { label: "Medium (MET-min)", numeric: true },
          { label: "High (MET-min)", numeric: true },
          { label: "Days with data", numeric: true },
        ],
        rows: periods.map(({ day, low, medium, high, n }) => [day, low, medium, high, n]),
      }}
      title="MET minutes by intensity"
      value={
        newest === undefined || newest.medium === null || newest.high === null
          ? null
          : {
              text: formatNumber({ value: (newest.medium + newest.high) / newest.n }),
              unit: `MET-min of medium and high${period === "day" ? "" : " a day"}`,
            }
      }
    >
      <StackedMet period={period} since={page.missing.firstDay} weeks={periods} />
    </ChartFrame>
  );
}
