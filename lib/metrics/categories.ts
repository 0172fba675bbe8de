import type { DataTypeId } from "../oura/registry.ts";

/** What a member of a team grants as one; `private` is never shared. */
export type ShareCategory = "sleep" | "readiness" | "activity" | "heart_rate" | "private";

/** The category that the daily metrics of each type are shared under. Row policies compare it with the grant. */
export const categoryOf = {
  sleep: "sleep",
  daily_sleep: "sleep",
  sleep_time: "sleep",
  daily_readiness: "readiness",
  daily_activity: "activity",
  workout: "activity",
  heartrate: "heart_rate",
  daily_stress: "private",
  daily_resilience: "private",
  daily_spo2: "private",
  daily_cardiovascular_age: "private",
  vO2_max: "private",
  session: "private",
  enhanced_tag: "private",
  tag: "private",
  rest_mode_period: "private",
  ring_configuration: "private",
  personal_info: "private",
} as const satisfies Record<DataTypeId, ShareCategory>;
