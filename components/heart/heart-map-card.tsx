"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import type { ChartStatus } from "#components/charts/chart-state.tsx";
import { toPartialWords } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { useAddressChoice } from "#components/series/use-address-choice.ts";
import { useDayHref } from "#components/series/use-day-href.ts";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { formatCount } from "#lib/format/number.ts";
import {
  heartRateDeviationQueryOptions,
  heartRateMapQueryOptions,
} from "#lib/heart-rate/query-options.ts";
import { type Day, eachDay } from "#lib/time/day.ts";
import { toBins } from "./beats.ts";
import { toMapTable } from "./heart-map-table.ts";

const loading = () => <ChartSkeleton />;
const HeartRateMap = dynamic(
  () => import("#components/charts/heart-rate-map.tsx").then((module) => module.HeartRateMap),
  { loading, ssr: false },
);
const Distribution = dynamic(
  () => import("#components/charts/distribution.tsx").then((module) => module.Distribution),
  { loading, ssr: false },
);

interface HeartMapCardProps {
  from: Day;
  to: Day;
  timeZone: string;
}

const measures = [
  { value: "rate", label: "bpm", name: "Heart rate in beats per minute" },
  { value: "usual", label: "Against usual", name: "Against your usual range at that time" },
] as const;

/** Many days of heart rate: day by time of day, and at its side how often each rate was read. */
export function HeartMapCards({ from, to, timeZone }: HeartMapCardProps) {
  const page = useSeriesPage();
  const toHref = useDayHref();
  const [measure, setMeasure] = useAddressChoice({ name: "map", values: ["rate", "usual"] });
  const asked = { from, to, timeZone };
  const query = useQuery(heartRateMapQueryOptions(asked));
  const isCompared = measure === "usual";
  const compared = useQuery({ ...heartRateDeviationQueryOptions(asked), enabled: isCompared });
  const days = useMemo(() => eachDay({ firstDay: from, lastDay: to }), [from, to]);
  const cells = query.data?.rows ?? [];
  const deviations = isCompared ? (compared.data?.rows ?? null) : null;
  const bins = query.data ? toBins(query.data.histogram) : [];
  const has = (row: number) => cells[row]?.some((cell) => cell !== null) ?? false;
  const covered = days.filter((_, row) => has(row)).length;
  const readings = bins.reduce((sum, { count }) => sum + count, 0);
  const toStatus = (asking: {
    isError: boolean;
    data: unknown;
    refetch: () => unknown;
  }): ChartStatus => {
    if (asking.data) return page.statusFor({ type: "heartrate", count: covered });
    if (!asking.isError) return { kind: "loading" };
    return { kind: "error", onRetry: () => void asking.refetch() };
  };
  const status = toStatus(query);
  const height = Math.max(220, Math.min(640, days.length * 10 + 60));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-3">
      <ChartFrame
        className="lg:col-span-2"
        controls={
          <SegmentedControl
            label="What the colour shows"
            onValueChange={setMeasure}
            segments={measures}
            value={measure}
          />
        }
        height={height}
        method="Each row is a day, each cell the median of a quarter of an hour on your clock. In bpm: the stronger the colour, the faster the heart. Against usual: grey lies inside your own range at that time of day (8 in 10 readings of the 28 days before), red above it, blue below. Up to the last 365 days of the range are drawn."
        partial={toPartialWords({ days, has, since: page.missing.firstDay, upTo: page.today })}
        status={isCompared && status.kind === "ready" ? toStatus(compared) : status}
        summary={`Heart rate by time of day over ${formatCount({ count: covered, one: "day" })} with readings.`}
        table={toMapTable({ days, cells, deviations })}
        title="Day by time of day"
      >
        <HeartRateMap
          cells={cells}
          days={days}
          deviations={deviations}
          hourCycle={page.hourCycle}
          hrefForDay={toHref}
          since={page.missing.firstDay}
          today={page.today}
        />
      </ChartFrame>
      <ChartFrame
        height={Math.min(380, height)}
        method="How many readings fell into each step of heart rate, day and night together."
        status={status}
        summary={`${formatCount({ count: readings, one: "reading" })} in these days.`}
        table={{
          columns: [
            { label: "From (bpm)", numeric: true },
            { label: "To (bpm)", numeric: true },
            { label: "Readings", numeric: true },
          ],
          rows: bins.map(({ from: low, to: high, count }) => [low, high, count]),
        }}
        title="How often each heart rate"
      >
        <Distribution bins={bins} countOf="reading" hue="heart" name="Heart rate" unit="bpm" />
      </ChartFrame>
    </div>
  );
}
