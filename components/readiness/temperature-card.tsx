"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { type DayPin, type MarkedDays, toBaselineDays } from "#components/charts/day-marks.ts";
import { Temperature } from "#components/charts/temperature.tsx";
import { toRangeQuery } from "#components/range/range-url.ts";
import { toEmptyStatus } from "#components/series/empty-status.tsx";
import { toMetricWords } from "#components/series/metric-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { toTemperatureColumn } from "./temperature-column.ts";

interface TemperatureCardProps {
  restModes: readonly MarkedDays[];
  /** What was noted of being ill, by day. */
  illness: readonly DayPin[];
  className?: string;
}

/** The two ways in which temperature is read: single nights, and cycles of weeks. */
const views = [
  { value: "30d", label: "30 days", name: "30 days: single nights" },
  { value: "90d", label: "90 days", name: "90 days: cycles" },
] as const;

/** Skin temperature of the night around the person's own baseline. */
export function TemperatureCard({ restModes, illness, className }: TemperatureCardProps) {
  const page = useSeriesPage();
  const { days, today, system } = page;
  const { firstDay } = page.missing;
  const deviation = page.read("temperature_deviation").values;
  const trend = page.read("temperature_trend_deviation").values;
  const reasons = useMemo(() => page.reasonsFor("daily_readiness"), [page]);
  const words = useMemo(() => {
    const asked = { label: "Temperature deviation", unit: "°C", days, values: deviation, system };
    return toMetricWords({ ...asked, upTo: today, since: firstDay, one: "night" });
  }, [days, deviation, system, today, firstDay]);
  const forming = useMemo(() => toBaselineDays(firstDay), [firstDay]);
  const isForming = words.count === 0 && forming !== null && today <= forming.to;
  const column = toTemperatureColumn(system);
  const showRange = useShowRange();
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      controls={
        <SegmentedControl
          label="Days shown"
          onValueChange={showRange}
          segments={views}
          value={days.length === 30 ? "30d" : days.length === 90 ? "90d" : null}
        />
      }
      height={380}
      method="How far the skin temperature of the night was from your own long-term baseline, and Oura's smoothed trend as a line. Guides stand at half a degree and a degree Celsius. A new ring needs about two weeks to find the baseline."
      partial={words.partial}
      status={
        isForming
          ? toEmptyStatus({
              title: "Baseline forming",
              reason: {
                sentence:
                  "Oura needs about two weeks of nights to know your usual temperature. Wear the ring at night; deviations appear here by themselves.",
                step: null,
              },
            })
          : page.statusFor({ type: "daily_readiness", count: words.count })
      }
      summary={words.summary}
      table={{
        columns: [
          { label: "Day" },
          { label: `Deviation (${column.unit})`, numeric: true },
          { label: `Trend (${column.unit})`, numeric: true },
        ],
        rows: days.map((day, index) => [
          day,
          column.toCell(deviation[index] ?? null),
          column.toCell(trend[index] ?? null),
        ]),
      }}
      title="Body temperature"
      value={words.value}
    >
      <Temperature
        days={days}
        deviation={deviation}
        forming={forming}
        name="Body temperature"
        pins={illness}
        reasons={reasons}
        restModes={restModes}
        since={firstDay}
        system={system}
        trend={trend}
      />
    </ChartFrame>
  );
}

/** Goes to the same page with another of its named ranges, ending today. */
function useShowRange() {
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams();
  const { today } = useSeriesPage();
  return (key: "30d" | "90d") => {
    const query = toRangeQuery({ current, range: { key }, today });
    router.push(`${pathname}?${query}`, { scroll: false });
  };
}
