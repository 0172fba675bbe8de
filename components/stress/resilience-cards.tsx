"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { ChartFrame } from "#components/charts/chart-frame.tsx";
import { ChartSkeleton } from "#components/charts/chart-skeleton.tsx";
import { toDayNoun, toPartialWords } from "#components/series/partial-words.ts";
import { useSeriesPage } from "#components/series/series-page.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import { ResilienceMapCard } from "./resilience-map-card.tsx";
import { ResiliencePartsCard } from "./resilience-parts-card.tsx";
import {
  levelNames,
  toLevelName,
  toResilienceSummary,
  toResilienceTable,
} from "./resilience-words.ts";

const OrdinalLanes = dynamic(
  () => import("#components/charts/ordinal-lanes.tsx").then((module) => module.OrdinalLanes),
  { loading: () => <ChartSkeleton />, ssr: false },
);

const type = "daily_resilience";

/** The level over time, what it is made of, and where both lead on a map. */
export function ResilienceCards() {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <LevelCard className="lg:col-span-2" />
      <ResiliencePartsCard />
      <ResilienceMapCard />
    </div>
  );
}

function LevelCard({ className }: { className: string }) {
  const page = useSeriesPage();
  const { days, today } = page;
  const since = page.missing.firstDay;
  const levels = page.read("resilience_level").values;
  const reasons = useMemo(() => page.reasonsFor(type), [page]);
  const last = levels.findLastIndex((level) => level !== null);
  const text = toLevelName(levels[last]);
  const day = days[last];
  return (
    <ChartFrame
      className={className}
      delta={day === undefined ? null : `on ${toDayLabel(day)}`}
      height={220}
      method="How well you have withstood stress over the last fourteen days. Oura needs five whole days of them, a new ring about ten. One missing day is bridged, more break the line."
      partial={toPartialWords({
        days,
        has: (index) => (levels[index] ?? null) !== null,
        since,
        upTo: today,
        one: toDayNoun(type),
      })}
      status={page.statusFor({ type, count: levels.filter((level) => level !== null).length })}
      summary={toResilienceSummary({ days, levels })}
      table={toResilienceTable({ days, levels })}
      title="Resilience"
      value={text === null ? null : { text }}
    >
      <OrdinalLanes
        days={days}
        hue="recovery"
        labels={levelNames}
        levels={levels}
        name="Resilience"
        reasons={reasons}
        since={since}
      />
    </ChartFrame>
  );
}
