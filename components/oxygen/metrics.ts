import type { MetricKey } from "#lib/oura/registry.ts";

/** All that the page of blood oxygen draws over its range. */
export const oxygenMetrics = [
  "spo2_average",
  "breathing_disturbance_index",
  "average_breath",
] as const satisfies MetricKey[];
