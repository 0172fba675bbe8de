"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { seriesQueryOptions } from "#lib/metrics/query-options.ts";
import type { MetricKey } from "#lib/oura/registry.ts";
import { addDays } from "#lib/time/day.ts";
import { useSeriesPage } from "./series-page.tsx";

/** The newest day and the thirty before it, which its usual is the median of. */
const LENGTH = 31;

/**
 * Values of some metrics over the 31 days that end with the page's day of index `latest`, however short its
 * range is. The days before it are asked for apart, and until they are there the values are those of the range.
 */
export function useContributorDays({
  metrics,
  latest,
}: {
  metrics: readonly MetricKey[];
  latest: number;
}): (metric: MetricKey) => readonly (number | null)[] {
  const page = useSeriesPage();
  const to = page.days[latest] ?? page.lastDay;
  const from = addDays({ day: to, count: 1 - LENGTH });
  const isShort = latest >= 0 && latest + 1 < LENGTH;
  const query = useQuery({ ...seriesQueryOptions({ metrics, from, to }), enabled: isShort });
  return useMemo(
    () => (metric) => {
      const whole = isShort ? query.data?.data[metric]?.values : undefined;
      return whole ?? page.read(metric).values.slice(Math.max(0, latest + 1 - LENGTH), latest + 1);
    },
    [isShort, query.data, page, latest],
  );
}
