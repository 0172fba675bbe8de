"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import type { ActogramProps } from "#components/charts/actogram.tsx";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { toPartialWords } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { useAddressChoice } from "#components/series/use-address-choice.ts";
import { useDayHref } from "#components/series/use-day-href.ts";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { formatCount } from "#lib/format/number.ts";
import { toRhythmTable } from "./movement-tables.ts";

const Actogram = dynamic(
  () => import("#components/charts/actogram.tsx").then((module) => module.Actogram),
  { loading: () => <ChartSkeleton />, ssr: false },
);

const plots = [
  { value: "single", label: "24 h", name: "24 hours a row" },
  { value: "double", label: "48 h", name: "48 hours a row, each night whole" },
] as const;

/** The rhythm of days and nights, a row a day. */
export function ActogramCard({
  rows,
  sleeps,
  tags,
}: Pick<ActogramProps, "rows" | "sleeps" | "tags">) {
  const page = useSeriesPage();
  const toHref = useDayHref();
  const [plot, setPlot] = useAddressChoice({ name: "plot", values: ["single", "double"] });
  const { firstDay } = page.missing;
  const table = useMemo(() => toRhythmTable(rows), [rows]);
  const days = useMemo(() => rows.map(({ day }) => day), [rows]);
  const has = (index: number) => rows[index]?.classes != null;
  const count = rows.filter(({ classes }) => classes !== null).length;
  return (
    <ChartFrame
      controls={
        <SegmentedControl
          label="Hours in a row"
          onValueChange={setPlot}
          segments={plots}
          value={plot}
        />
      }
      height={Math.max(160, Math.min(760, rows.length * 10 + 60))}
      method="Each row is a day from midnight to midnight on the clock of recording: movement by intensity, sleep in indigo, what you tagged as a dot. A steady rhythm makes straight edges. With 48 hours a row the next day stands at the right, so that no night is cut. Drag down over some days to see only those; press one to see it large. Up to the last 366 days of the range are drawn."
      partial={toPartialWords({ days, has, since: firstDay, upTo: page.today })}
      status={page.statusFor({ type: "daily_activity", count })}
      summary={`Movement and sleep of ${formatCount({ count, one: "day" })}, midnight to midnight.`}
      table={table}
      title="Rhythm of days"
    >
      <Actogram
        hourCycle={page.hourCycle}
        hours={plot === "double" ? 48 : 24}
        hrefForDay={toHref}
        rows={rows}
        since={firstDay}
        sleeps={sleeps}
        tags={tags}
        today={page.today}
      />
    </ChartFrame>
  );
}
