import "server-only";
import { QueryClient } from "@tanstack/react-query";
import { cache } from "react";
import type { PageFacts } from "#components/series/series-page.tsx";
import { loadProfile } from "#lib/accounts/data.ts";
import { requireSession } from "#lib/auth/session.ts";
import { asUser } from "#lib/db/scope.ts";
import { toSourceMetrics } from "#lib/metrics/contributor-sources.ts";
import { getDataBounds, getSeries } from "#lib/metrics/data.ts";
import { seriesQueryOptions } from "#lib/metrics/query-options.ts";
import { toToday } from "#lib/metrics/today.ts";
import { type DataTypeId, type MetricKey, metricCatalogue } from "#lib/oura/registry.ts";
import { getPageGaps } from "#lib/sync/gaps/data.ts";
import { addDays, type Day, toDay } from "#lib/time/day.ts";
import { type Range, toRange } from "#lib/time/range.ts";
import type { UserId } from "#lib/user-id.ts";
import { loadFrame } from "../load-frame.ts";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What a page over a range of days starts from. */
export interface RangePage {
  userId: UserId;
  range: Range;
  today: Day;
  /** IANA name of the person's zone. */
  timeZone: string;
  /** First day with data; null while there is none. */
  firstDay: Day | null;
  /** Newest day with data; null while there is none. */
  lastDay: Day | null;
  facts: PageFacts;
}

/** What is the same for every page of a request. */
const loadPerson = cache(async () => {
  const { userId } = await requireSession();
  const [profile, { sync, now }] = await Promise.all([loadProfile(), loadFrame()]);
  const calendarDay = toDay({ instant: Date.now(), timeZone: profile.timeZone });
  return asUser(userId, async (db) => {
    const bounds = await getDataBounds(db, { userId });
    const today = toToday({ calendarDay, lastDay: bounds?.lastDay ?? null });
    return { userId, profile, bounds, today, sync, now };
  });
});

/** Behind a metric stands what it is made from, over this many days at least. */
const leastExplainedDays = 30;

/** Reads the range from the URL, never failing on what stands there, and what a page must know. */
export async function loadRangePage({
  searchParams,
  metrics,
}: {
  searchParams: SearchParams;
  /** Of the page's charts: days that miss them, or what they are made from, are explained. */
  metrics: readonly MetricKey[];
}): Promise<RangePage> {
  const [person, query] = await Promise.all([loadPerson(), searchParams]);
  const { userId, profile, bounds, today, sync, now } = person;
  const firstDay = bounds?.firstDay ?? null;
  const range = toRange({
    key: toText(query["range"]),
    from: toText(query["from"]),
    to: toText(query["to"]),
    today,
    firstDay,
  });
  const least = addDays({ day: range.lastDay, count: 1 - leastExplainedDays });
  const from = range.firstDay < least ? range.firstDay : least;
  const missing = await asUser(userId, (db) =>
    getPageGaps(db, { userId, from, to: range.lastDay, types: toTypes(metrics) }),
  );
  return {
    userId,
    range,
    today,
    timeZone: profile.timeZone,
    firstDay,
    lastDay: bounds?.lastDay ?? null,
    facts: {
      firstDay: range.firstDay,
      lastDay: range.lastDay,
      today,
      system: profile.units,
      hourCycle: profile.clock === "12" ? 12 : 24,
      missing,
      sync,
      now,
    },
  };
}

/** The types that feed a page's metrics and what stands behind them; every page also has nights and heart rate. */
function toTypes(metrics: readonly MetricKey[]): DataTypeId[] {
  const all = [...metrics, ...toSourceMetrics(metrics)];
  return [
    ...new Set(["sleep", "heartrate", ...all.map((key) => metricCatalogue[key].type)] as const),
  ];
}

/** A query client that already holds the page's metrics, to be handed to the browser. */
export async function prefetchSeries({
  page: { userId, range },
  metrics,
}: {
  page: RangePage;
  metrics: readonly MetricKey[];
}): Promise<QueryClient> {
  const client = new QueryClient();
  const asked = { metrics, from: range.firstDay, to: range.lastDay };
  const { answer } = await getSeries({ userId, ...asked, bands: "with" });
  client.setQueryData(seriesQueryOptions(asked).queryKey, answer);
  return client;
}

/** One value of a search parameter; null when it is absent or given twice. */
export function toText(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
