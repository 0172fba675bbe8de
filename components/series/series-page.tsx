"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { ChartStatus } from "#components/charts/chart-state.tsx";
import { ChartSync, type DaySpan } from "#components/charts/chart-sync.tsx";
import type { Band } from "#components/charts/daily-tips.ts";
import { toRangeQuery } from "#components/range/range-url.ts";
import { toStaleWords } from "#components/sync/stale-words.ts";
import type { UnitSystem } from "#lib/format/unit.ts";
import type { MetricInfoByKey } from "#lib/metrics/catalogue.ts";
import { seriesQueryOptions } from "#lib/metrics/query-options.ts";
import type { CatalogueEntry, DataTypeId, MetricKey } from "#lib/oura/registry.ts";
import { type PageGaps, toReasonOf, toReasonWords } from "#lib/sync/gaps/page-gaps.ts";
import type { SyncProgress } from "#lib/sync/schema.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import { type Day, eachDay } from "#lib/time/day.ts";
import { toEmptyStatus } from "./empty-status.tsx";
import { useRefreshFailure, useStaleTypes } from "./use-stale.ts";

/** What every chart of a page has in common. */
export interface PageFacts {
  firstDay: Day;
  lastDay: Day;
  /** The person's today: days after it are still to come. */
  today: Day;
  system: UnitSystem;
  hourCycle: HourCycle;
  /** Why days are missing. */
  missing: PageGaps;
  /** When what was last read, as the server knew it, and its time in milliseconds since 1970. */
  sync: SyncProgress;
  now: number;
}

interface SeriesPageValue extends PageFacts {
  days: Day[];
  /** Label, unit and type of a metric of this page, or of one behind it. */
  infoOf: (metric: MetricKey) => CatalogueEntry;
  read: (metric: MetricKey) => { values: (number | null)[]; band: Band | undefined };
  reasonsFor: (type: DataTypeId) => (string | null)[];
  statusFor: (asked: { type: DataTypeId; count: number }) => ChartStatus;
  /** "Last sync 9 h ago" where days up to `lastDay` may be out of date; the range's last unless said. */
  staleFor: (asked: { type: DataTypeId; lastDay?: Day }) => string | null;
}

const Page = createContext<SeriesPageValue | null>(null);

/** The page's shared series; charts below read their metric from it. */
export function useSeriesPage(): SeriesPageValue {
  const page = useContext(Page);
  if (page === null) throw new Error("charts of a metric belong inside a SeriesPage");
  return page;
}

interface SeriesPageProps {
  facts: PageFacts;
  /** All metrics that charts inside ask for: one request serves them all. */
  metrics: MetricInfoByKey;
  /** Metrics that stand behind those: named here, and asked for only once somebody wants to see them. */
  behind?: MetricInfoByKey;
  /** Whether the page's address says which days it shows; days marked in a chart change it then. */
  range: "in-address" | "fixed";
  children: ReactNode;
}

const NONE: MetricInfoByKey = {};
const allDays = { label: "Show all days", href: "?range=all" } as const;

/** Loads a page's metrics once, links its charts' crosshairs, and refetches when data changes. */
export function SeriesPage({ facts, metrics, behind = NONE, range, children }: SeriesPageProps) {
  const { firstDay, lastDay } = facts;
  const query = useQuery(
    seriesQueryOptions({ metrics: toKeys(metrics), from: firstDay, to: lastDay }),
  );
  const stale = useStaleTypes(facts);
  const failure = useRefreshFailure({ query, now: facts.now });
  const value = useMemo((): SeriesPageValue => {
    const staleFor: SeriesPageValue["staleFor"] = ({ type, lastDay: upTo = lastDay }) =>
      toStaleWords({ stale: stale[type], lastDay: upTo });
    const days = eachDay({ firstDay, lastDay });
    const nothing = days.map(() => null);
    const answer = query.data?.data;
    return {
      ...facts,
      days,
      infoOf: (metric) => {
        const info = metrics[metric] ?? behind[metric];
        if (info === undefined) throw new Error(`${metric} is not among the page's metrics`);
        return info;
      },
      read: (metric) => {
        const found = answer?.[metric];
        return { values: found?.values ?? nothing, band: found?.band ?? undefined };
      },
      reasonsFor: (type) => toReasonWords({ gaps: facts.missing, days, type }),
      statusFor: ({ type, count }) => {
        if (query.isError && !query.data) {
          return {
            kind: "error",
            message: "The data could not be read just now.",
            onRetry: () => void query.refetch(),
          };
        }
        if (!query.data) return { kind: "loading" };
        if (count > 0) return { kind: "ready", stale: failure ?? staleFor({ type }) };
        return toEmptyStatus({
          title: "Nothing in these days",
          reason: toReasonOf({ gaps: facts.missing, day: lastDay, type }),
          otherwise: range === "in-address" ? allDays : null,
        });
      },
      staleFor,
    };
  }, [facts, metrics, behind, firstDay, lastDay, range, query, stale, failure]);
  const showRange = useShowRange(facts.today);
  return (
    <Page value={value}>
      <ChartSync onRange={range === "in-address" ? showRange : undefined}>{children}</ChartSync>
    </Page>
  );
}

/** Goes to the same page with other days, and stays where it is scrolled to. */
function useShowRange(today: Day) {
  const router = useRouter();
  const pathname = usePathname();
  const current = useSearchParams();
  return ({ from, to }: DaySpan) => {
    const range = { key: "custom", firstDay: from, lastDay: to } as const;
    router.push(`${pathname}?${toRangeQuery({ current, range, today })}`, { scroll: false });
  };
}

/** The keys of an object whose type names them. */
function toKeys(metrics: MetricInfoByKey): MetricKey[] {
  return Object.keys(metrics) as MetricKey[];
}
