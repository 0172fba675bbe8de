"use client";

import { useMemo, useState } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { Contributors } from "#components/charts/contributors.tsx";
import { ContributorsMap } from "#components/charts/contributors-map.tsx";
import type { Hue } from "#components/charts/palette.ts";
import { toMedian } from "#components/charts/scale.ts";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { toLongDayLabel } from "#lib/format/day-label.ts";
import { formatNumber } from "#lib/format/number.ts";
import type { MetricKey } from "#lib/oura/registry.ts";
import { toLargestMoves, toMovesText } from "./largest-moves.ts";
import { useSeriesPage } from "./series-page.tsx";

const views = [
  { value: "now", label: "Latest" },
  { value: "time", label: "Over time" },
] as const;

interface ContributorsCardProps {
  title: string;
  /** In Oura's own order. */
  metrics: readonly MetricKey[];
  hue: Hue;
  className?: string;
}

/** What a score is made of: the newest day against the own usual, or every day of the range. */
export function ContributorsCard({ title, metrics, hue, className }: ContributorsCardProps) {
  const page = useSeriesPage();
  const [view, setView] = useState<"now" | "time">("now");
  const rows = useMemo(
    () =>
      metrics.map((metric) => ({
        key: metric,
        label: page.infoOf(metric).label,
        values: page.read(metric).values,
      })),
    [page, metrics],
  );
  const latest = Math.max(
    ...rows.map(({ values }) => values.findLastIndex((value) => value !== null)),
  );
  const shown = rows.filter(({ values }) => values.some((value) => value !== null));
  const first = metrics[0];
  if (first === undefined) return null;
  const contributors = shown.map(({ key, label, values }) => ({
    key,
    label,
    value: values[latest] ?? null,
    before: values[latest - 1] ?? null,
    usual: toMedian(values.slice(Math.max(0, latest - 30), latest)),
  }));
  const lowest = contributors
    .filter((contributor) => contributor.value !== null)
    .toSorted((a, b) => (a.value ?? 100) - (b.value ?? 100))[0];
  const day = page.days[latest];
  const moves = toMovesText(toLargestMoves({ rows: shown, latest }));
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      controls={
        <SegmentedControl label="View" onValueChange={setView} segments={views} value={view} />
      }
      height={Math.max(160, shown.length * (view === "now" ? 41 : 30) + (view === "now" ? 0 : 54))}
      method="Oura publishes each contributor as a score from 0 to 100, but not the weights by which they make the whole. Ticks stand at 70 and 85, the diamond at your own median of up to 30 days before."
      status={page.statusFor({ type: page.infoOf(first).type, count: latest + 1 })}
      summary={
        day === undefined || lowest === undefined || lowest.value === null
          ? "No contributors in these days."
          : `Lowest on ${toLongDayLabel(day)}: ${lowest.label}, ${formatNumber({ value: lowest.value })} of 100.`
      }
      table={{
        columns: [{ label: "Day" }, ...shown.map(({ label }) => ({ label, numeric: true }))],
        rows: page.days.map((each, index) => [
          each,
          ...shown.map(({ values }) => values[index] ?? null),
        ]),
      }}
      title={title}
    >
      {view === "now" ? (
        <>
          <Contributors contributors={contributors} hue={hue} />
          {moves !== null && (
            <p className="mt-4 text-xs text-pretty text-ink-muted">
              Largest moves since the week before: {moves}
            </p>
          )}
        </>
      ) : (
        <ContributorsMap days={page.days} hue={hue} name={title} rows={shown} />
      )}
    </ChartFrame>
  );
}
