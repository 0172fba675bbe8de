"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import { toDayLabel } from "#lib/format/day-label.ts";
import { type ContributorKey, contributorSources } from "#lib/metrics/contributor-sources.ts";
import { addDays, type Day } from "#lib/time/day.ts";
import { MetricChart } from "./metric-chart.tsx";
import { SeriesPage, useSeriesPage } from "./series-page.tsx";

interface ContributorDetailsProps {
  contributor: ContributorKey;
  /** The day it was opened for. */
  day: Day;
}

/** A week says little about a metric that a contributor looks back on for two. */
const LEAST_DAYS = 30;

const DOTS: ReadonlySet<string> = new Set(["bpm", "ms", "°C", "clock", "%"]);

/** What a contributor is made from: its raw metrics with the own usual range, then the contributor itself. */
export function ContributorDetails({ contributor, day }: ContributorDetailsProps) {
  const page = useSeriesPage();
  const { metrics: behind, shownBy } = contributorSources[contributor];
  const { firstDay, lastDay, today, system, hourCycle, missing, sync, now } = page;
  const facts = useMemo(() => {
    const least = addDays({ day: lastDay, count: 1 - LEAST_DAYS });
    const from = firstDay < least ? firstDay : least;
    return { firstDay: from, lastDay, today, system, hourCycle, missing, sync, now };
  }, [firstDay, lastDay, today, system, hourCycle, missing, sync, now]);
  const metrics = useMemo(
    () => Object.fromEntries([...behind, contributor].map((key) => [key, page.infoOf(key)])),
    [behind, contributor, page],
  );
  const shownDay = shownBy === "day before" ? addDays({ day, count: -1 }) : day;
  const href = shownBy === "night" ? `/sleep?night=${day}` : `/activity?day=${shownDay}`;
  return (
    <SeriesPage facts={facts} metrics={metrics} range="fixed">
      <div className="grid gap-4">
        {behind.map((metric) => {
          const { unit } = page.infoOf(metric);
          return (
            <MetricChart key={metric} kind={DOTS.has(unit) ? "dots" : "bars"} metric={metric} />
          );
        })}
        <MetricChart
          domain={[0, 100]}
          height={150}
          method="Oura's own score of this part, from 0 to 100. 85 and above is optimal, below 70 asks for attention."
          metric={contributor}
          title="Its score"
        />
        <Button asChild className="justify-self-start" size="sm" variant="secondary">
          <Link href={href}>
            {shownBy === "night" ? "Open the night of" : "Open"} {toDayLabel(shownDay)}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      </div>
    </SeriesPage>
  );
}
