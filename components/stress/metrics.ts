import type { MetricKey } from "#lib/oura/registry.ts";

/** The three parts of a resilience level, each from 0 to 100. */
export const resilienceParts = [
  "resilience_contributor_sleep_recovery",
  "resilience_contributor_daytime_recovery",
  "resilience_contributor_stress",
] as const satisfies MetricKey[];

/** All that the page of stress and resilience draws over its range. */
export const stressMetrics = [
  "stress_high",
  "recovery_high",
  "resilience_level",
  ...resilienceParts,
] as const satisfies MetricKey[];
