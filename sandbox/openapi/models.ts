import type { ServedTypeId } from "../api/served-types.ts";
import type { Model } from "./components.ts";
import {
  dailyActivity,
  dailyCardiovascularAge,
  dailyReadiness,
  dailyResilience,
  dailySpo2,
  dailyStress,
  vo2Max,
} from "./day-models.ts";
import {
  enhancedTag,
  personalInfo,
  restModePeriod,
  ringConfiguration,
  session,
  tag,
  workout,
} from "./moment-models.ts";
import { batteryRow, heartRateRow } from "./sample-models.ts";
import { dailySleep, sleep, sleepTime } from "./sleep-models.ts";

/** The shape of a document, or of a row, of every type that is served. */
export const models = {
  daily_activity: dailyActivity,
  daily_cardiovascular_age: dailyCardiovascularAge,
  daily_readiness: dailyReadiness,
  daily_resilience: dailyResilience,
  daily_sleep: dailySleep,
  daily_spo2: dailySpo2,
  daily_stress: dailyStress,
  enhanced_tag: enhancedTag,
  heartrate: heartRateRow,
  personal_info: personalInfo,
  rest_mode_period: restModePeriod,
  ring_battery_level: batteryRow,
  ring_configuration: ringConfiguration,
  session,
  sleep,
  sleep_time: sleepTime,
  tag,
  vO2_max: vo2Max,
  workout,
} as const satisfies Record<ServedTypeId, Model>;
