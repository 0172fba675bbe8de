"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatCount } from "#lib/format/number.ts";
import { heartRateMapQueryOptions } from "#lib/heart-rate/query-options.ts";
import { type Day, eachDay } from "#lib/time/day.ts";
import { toBins } from "./beats.ts";

const loading = () => <Skeleton className="h-full w-full" />;
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

/** Many days of heart rate: day by time of day, and how often each rate was read. */
export function HeartMapCards({ from, to, timeZone }: HeartMapCardProps) {
  const page = useSeriesPage();
  const query = useQuery(heartRateMapQueryOptions({ from, to, timeZone }));
  const days = useMemo(() => eachDay({ firstDay: from, lastDay: to }), [from, to]);
  const cells = query.data?.rows ?? [];
  const bins = query.data ? toBins(query.data.histogram) : [];
  const covered = cells.filter((row) => row.some((cell) => cell !== null)).length;
  const readings = bins.reduce((sum, { count }) => sum + count, 0);
  const status =
    query.isError && !query.data
      ? ({ kind: "error", onRetry: () => void query.refetch() } as const)
      : query.data
        ? page.statusFor({ type: "heartrate", count: covered })
        : ({ kind: "loading" } as const);
  return (
    <>
      <ChartFrame
        height={Math.max(180, Math.min(640, days.length * 8 + 80))}
        method="Each row is a day, each cell the median of a quarter of an hour on your clock: the stronger the colour, the faster the heart. Up to the last 365 days of the range are drawn."
        partial={
          covered > 0 && covered < days.length
            ? `${days.length - covered} of ${formatCount({ count: days.length, one: "day" })} missing`
            : null
        }
        status={status}
        summary={`Heart rate by time of day over ${formatCount({ count: covered, one: "day" })} with readings.`}
        title="Day by time of day"
      >
        <HeartRateMap
          cells={cells}
          days={days}
          hourCycle={page.hourCycle}
          hrefForDay={(day) => `/heart-rate?day=${day}`}
          today={page.today}
        />
      </ChartFrame>
      <ChartFrame
        height={260}
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
    </>
  );
}
