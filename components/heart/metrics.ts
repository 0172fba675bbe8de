import type { MetricKey } from "#lib/oura/registry.ts";

/** Daily metrics that the heart-rate page draws over its range. */
export const heartMetrics = [
  "lowest_heart_rate",
  "average_heart_rate",
  "average_hrv",
] as const satisfies MetricKey[];
