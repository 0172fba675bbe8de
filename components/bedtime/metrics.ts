import type { MetricKey } from "#lib/oura/registry.ts";

/** All that the bedtime page draws over its range. */
export const bedtimeMetrics = [
  "bedtime_start_offset",
  "bedtime_end_offset",
  "optimal_bedtime_start_offset",
  "optimal_bedtime_end_offset",
  "sleep_contributor_timing",
  "sleep_latency",
] as const satisfies MetricKey[];
