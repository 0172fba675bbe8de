import type { MetricKey } from "#lib/oura/registry.ts";

/** All that the HRV page draws over its range. */
export const hrvMetrics = [
  "average_hrv",
  "lowest_heart_rate",
  "readiness_contributor_hrv_balance",
] as const satisfies MetricKey[];
