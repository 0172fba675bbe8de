import type { DataTypeId, MetricKey } from "#lib/oura/registry.ts";

/** The hues of the visual language: one per subject, everywhere. */
export type Hue =
  | "sleep"
  | "readiness"
  | "activity"
  | "heart"
  | "hrv"
  | "warm"
  | "cool"
  | "spo2"
  | "stress"
  | "recovery"
  | "neutral";

const TYPE_HUES = {
  daily_sleep: "sleep",
  daily_readiness: "readiness",
  daily_activity: "activity",
  sleep: "sleep",
  heartrate: "heart",
  daily_stress: "stress",
  daily_resilience: "recovery",
  daily_spo2: "spo2",
  daily_cardiovascular_age: "heart",
  vO2_max: "activity",
  sleep_time: "sleep",
  workout: "activity",
  session: "recovery",
  enhanced_tag: "neutral",
  tag: "neutral",
  rest_mode_period: "neutral",
  ring_configuration: "neutral",
  personal_info: "neutral",
} as const satisfies Record<DataTypeId, Hue>;

// Metrics whose subject is another than their document's.
const METRIC_HUES: Partial<Record<MetricKey, Hue>> = {
  average_heart_rate: "heart",
  lowest_heart_rate: "heart",
  average_hrv: "hrv",
  temperature_deviation: "warm",
  temperature_trend_deviation: "warm",
};

/** The hue of a metric, or of its data type when it has none of its own. */
export function toHue({ type, metric }: { type: DataTypeId; metric?: MetricKey }): Hue {
  return (metric === undefined ? undefined : METRIC_HUES[metric]) ?? TYPE_HUES[type];
}

/** The CSS colour of a hue, for `fill`, `stroke` and `style`. */
export function toColour(hue: Hue): string {
  return `var(--metric-${hue})`;
}

/** The same hue, thinned out over whatever lies below; `share` from 0 to 1. */
export function toTint({ hue, share }: { hue: Hue; share: number }): string {
  return `color-mix(in oklab, ${toColour(hue)} ${Math.round(share * 100)}%, transparent)`;
}

/** Sleep stages from the lowest lane upwards, ordered by lightness so that they survive in grey. */
export const STAGES = ["deep", "light", "rem", "awake"] as const;

export type Stage = (typeof STAGES)[number];

export const STAGE_LABELS = {
  deep: "Deep",
  light: "Light",
  rem: "REM",
  awake: "Awake",
} as const satisfies Record<Stage, string>;

/** The CSS colour of a sleep stage. */
export function toStageColour(stage: Stage): string {
  return `var(--stage-${stage})`;
}
