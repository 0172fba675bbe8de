"use client";

import dynamic from "next/dynamic";
import type { ActogramProps } from "#components/charts/actogram.tsx";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { formatCount } from "#lib/format/number.ts";

const Actogram = dynamic(
  () => import("#components/charts/actogram.tsx").then((module) => module.Actogram),
  { loading: () => <Skeleton className="h-full w-full" />, ssr: false },
);

/** The rhythm of days and nights, a row a day. */
export function ActogramCard({ rows, sleeps }: Pick<ActogramProps, "rows" | "sleeps">) {
  const page = useSeriesPage();
  const count = rows.filter(({ classes }) => classes !== null).length;
  const missing = rows.length - count;
  return (
    <ChartFrame
      height={Math.max(160, Math.min(760, rows.length * 10 + 60))}
      method="Each row is a day from midnight to midnight on the clock of recording: movement by intensity, sleep in indigo. A steady rhythm makes straight edges. Up to the last 120 days of the range are drawn."
      partial={
        missing > 0 && count > 0
          ? `${missing} of ${formatCount({ count: rows.length, one: "day" })} missing`
          : null
      }
      status={page.statusFor({ type: "daily_activity", count })}
      summary={`Movement and sleep of ${formatCount({ count, one: "day" })}, midnight to midnight.`}
      title="Rhythm of days"
    >
      <Actogram
        hourCycle={page.hourCycle}
        hrefForDay={(day) => `/activity?day=${day}`}
        rows={rows}
        sleeps={sleeps}
        today={page.today}
      />
    </ChartFrame>
  );
}
