import type { DataTypeId } from "../../oura/registry.ts";

/**
 * What a person with a ring on may expect of a type: something of every night, of every daytime, or of
 * every UTC day that has a reading; `now_and_then` for what comes as it happens, so that no day lacks it.
 */
export type Expected = "night" | "day" | "readings" | "now_and_then";

/** Of every registered type. */
export const expectedOf = {
  daily_sleep: "night",
  daily_readiness: "night",
  sleep: "night",
  daily_spo2: "night",
  sleep_time: "night",
  daily_resilience: "night",
  daily_cardiovascular_age: "night",
  daily_activity: "day",
  daily_stress: "day",
  heartrate: "readings",
  vO2_max: "now_and_then",
  workout: "now_and_then",
  session: "now_and_then",
  enhanced_tag: "now_and_then",
  tag: "now_and_then",
  rest_mode_period: "now_and_then",
  ring_configuration: "now_and_then",
  personal_info: "now_and_then",
} as const satisfies Record<DataTypeId, Expected>;

/** Types of which every day is expected, in the registry's order. */
export const dailyTypes = (Object.keys(expectedOf) as DataTypeId[]).filter(
  (type) => expectedOf[type] !== "now_and_then",
);
