"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useState } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { Contributors } from "#components/charts/contributors.tsx";
import { ContributorsMap } from "#components/charts/contributors-map.tsx";
import type { Hue } from "#components/charts/palette.ts";
import { toMedian } from "#components/charts/scale.ts";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { toDayTitle } from "#lib/format/day-label.ts";
import { formatNumber, formatSigned } from "#lib/format/number.ts";
import type { ContributorKey } from "#lib/metrics/contributor-sources.ts";
import { daysBetween } from "#lib/time/day.ts";
import { toLargestMoves } from "./largest-moves.ts";
import { toDayNoun, toPartialWords } from "./partial-words.ts";
import { useSeriesPage } from "./series-page.tsx";
import { useAddressChoice } from "./use-address-choice.ts";
import { useContributorDays } from "./use-contributor-days.ts";

const ContributorDrawer = dynamic(
  () => import("./contributor-drawer.tsx").then((module) => module.ContributorDrawer),
  { ssr: false },
);

const views = [
  { value: "now", label: "Latest" },
  { value: "time", label: "Over time" },
] as const;

interface ContributorsCardProps {
  title: string;
  /** In Oura's own order. */
  metrics: readonly ContributorKey[];
  hue: Hue;
  /** What Oura changed of the newest day since it first came. */
  revision?: ReactNode;
  className?: string;
}

/** Until then, a contributor without a single value may still be to come. */
const NEW_FOR_DAYS = 60;

/** What a score is made of: the newest day against the own usual, or every day of the range. */
export function ContributorsCard(props: ContributorsCardProps) {
  const { title, metrics, hue, className, revision } = props;
  const page = useSeriesPage();
  const [view, setView] = useAddressChoice({ name: "parts", values: ["now", "time"] });
  const [opened, setOpened] = useState<ContributorKey | null>(null);
  const { today } = page;
  const { firstDay } = page.missing;
  const isNew = firstDay !== null && daysBetween({ from: firstDay, to: today }) < NEW_FOR_DAYS;
  const rows = useMemo(() => {
    const all = metrics.map((metric) => ({
      key: metric,
      label: page.infoOf(metric).label,
      values: page.read(metric).values,
    }));
    // One that this ring has never had is not missing.
    return all.filter(({ values }) => isNew || values.some((value) => value !== null));
  }, [page, metrics, isNew]);
  const latest = Math.max(
    -1,
    ...rows.map(({ values }) => values.findLastIndex((value) => value !== null)),
  );
  const read = useContributorDays({ metrics, latest });
  const first = metrics[0];
  if (first === undefined) return null;
  const recent = rows.map(({ key, label }) => ({ key, label, values: read(key) }));
  const contributors = recent.map(({ key, label, values }) => ({
    key,
    label,
    value: values.at(-1) ?? null,
    before: values.at(-2) ?? null,
    usual: toMedian(values.slice(0, -1)),
  }));
  const lowest = contributors
    .filter((contributor) => contributor.value !== null)
    .toSorted((a, b) => (a.value ?? 100) - (b.value ?? 100))[0];
  const day = page.days[latest];
  const moves = toLargestMoves({ rows: recent });
  const { type } = page.infoOf(first);
  const has = (index: number) => rows.some(({ values }) => (values[index] ?? null) !== null);
  const shown = contributors.find(({ key }) => key === opened);
  return (
    <ChartFrame
      {...(className === undefined ? {} : { className })}
      controls={
        <>
          {view === "now" && revision}
          <SegmentedControl label="View" onValueChange={setView} segments={views} value={view} />
        </>
      }
      delta={view === "now" && day !== undefined ? toDayTitle({ day, today }) : null}
      height={Math.max(160, rows.length * (view === "now" ? 44 : 30) + (view === "now" ? 0 : 54))}
      method="Oura publishes each contributor as a score from 0 to 100, but not the weights by which they make the whole. Ticks stand at 70 and 85, the diamond at your own median of the 30 days before. Press one to see what stands behind it."
      partial={toPartialWords({
        days: page.days,
        has,
        since: firstDay,
        upTo: today,
        one: toDayNoun(type),
      })}
      status={page.statusFor({ type, count: latest + 1 })}
      summary={
        day === undefined || lowest === undefined || lowest.value === null
          ? "No contributors in these days."
          : `Lowest on ${toDayTitle({ day, today })}: ${lowest.label}, ${formatNumber({ value: lowest.value })} of 100.`
      }
      table={{
        columns: [{ label: "Day" }, ...rows.map(({ label }) => ({ label, numeric: true }))],
        rows: page.days.map((each, index) => [
          each,
          ...rows.map(({ values }) => values[index] ?? null),
        ]),
      }}
      title={title}
    >
      {view === "now" ? (
        <>
          <Contributors
            contributors={contributors}
            hue={hue}
            onOpen={(key) => setOpened(metrics.find((metric) => metric === key) ?? null)}
          />
          {moves.length > 0 && <LargestMoves moves={moves} />}
        </>
      ) : (
        <ContributorsMap days={page.days} hue={hue} name={title} rows={rows} />
      )}
      {shown && day !== undefined && (
        <ContributorDrawer contributor={shown} day={day} onClose={() => setOpened(null)} />
      )}
    </ChartFrame>
  );
}

/** What moved most this week. */
function LargestMoves({ moves }: { moves: ReturnType<typeof toLargestMoves> }) {
  return (
    <div className="mt-3 border-t border-line pt-3">
      <p className="text-xs font-medium text-ink-muted">Largest moves since the week before</p>
      <ul className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {moves.map(({ label, change }) => (
          <li className="text-ink-muted" key={label}>
            {label} <span className="font-medium text-ink">{formatSigned({ value: change })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
