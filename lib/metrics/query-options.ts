import { queryOptions } from "@tanstack/react-query";
import type { MetricKey } from "../oura/registry.ts";
import { fetchJson } from "../query/fetch-json.ts";
import { healthKey } from "../query/keys.ts";
import type { Day } from "../time/day.ts";
import type { SeriesAnswer } from "./schema.ts";

/**
 * Daily metrics over a range, with their personal bands. On the server, prefetch with
 * `queryClient.setQueryData(seriesQueryOptions(range).queryKey, (await getSeries(…)).answer)`.
 * It never shows one range's columns while another loads: their slots are other days.
 */
export function seriesQueryOptions({
  metrics,
  from,
  to,
}: {
  metrics: readonly MetricKey[];
  from: Day;
  to: Day;
}) {
  // Sorted, so that two charts that name the same metrics share one request.
  const keys = metrics.toSorted();
  const search = new URLSearchParams({ metrics: keys.join(","), from, to, band: "1" });
  return queryOptions({
    queryKey: [healthKey, "series", { metrics: keys, from, to }] as const,
    queryFn: ({ signal }) => fetchJson<SeriesAnswer>({ path: `/api/series?${search}`, signal }),
  });
}
