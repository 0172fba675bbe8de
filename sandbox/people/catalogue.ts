import type { DataTypeId } from "#lib/oura/registry.ts";
import { dailyActivityDocuments } from "./documents/activity.ts";
import {
  dailyStressDocuments,
  vo2MaxDocuments,
  workoutDocuments,
} from "./documents/day-dailies.ts";
import type { Generator } from "./documents/draft.ts";
import {
  enhancedTagDocuments,
  restModeDocuments,
  sessionDocuments,
  tagDocuments,
} from "./documents/moments.ts";
import {
  cardiovascularAgeDocuments,
  dailyReadinessDocuments,
  dailyResilienceDocuments,
  dailySleepDocuments,
  dailySpo2Documents,
  sleepTimeDocuments,
} from "./documents/night-dailies.ts";
import { sleepDocuments } from "./documents/sleep.ts";

/** Types whose documents are drawn day by day; the others are possessions and samples. */
export type DrawnType = Exclude<DataTypeId, "heartrate" | "personal_info" | "ring_configuration">;

/** Who draws which type. */
export const generators = {
  sleep: sleepDocuments,
  daily_sleep: dailySleepDocuments,
  daily_readiness: dailyReadinessDocuments,
  daily_spo2: dailySpo2Documents,
  sleep_time: sleepTimeDocuments,
  daily_resilience: dailyResilienceDocuments,
  daily_cardiovascular_age: cardiovascularAgeDocuments,
  daily_activity: dailyActivityDocuments,
  daily_stress: dailyStressDocuments,
  vO2_max: vo2MaxDocuments,
  workout: workoutDocuments,
  session: sessionDocuments,
  enhanced_tag: enhancedTagDocuments,
  tag: tagDocuments,
  rest_mode_period: restModeDocuments,
} as const satisfies Record<DrawnType, Generator>;

export const drawnTypes = Object.keys(generators) as readonly DrawnType[];

export function isDrawnType(id: string): id is DrawnType {
  return Object.hasOwn(generators, id);
}
