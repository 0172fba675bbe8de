import type { MetricKey } from "#lib/oura/registry.ts";

/** All that the page of fitness reads over its range; nights with a heart rate tell how far calibration is. */
export const fitnessMetrics = [
  "vo2_max",
  "vascular_age",
  "pulse_wave_velocity",
  "lowest_heart_rate",
] as const satisfies MetricKey[];
