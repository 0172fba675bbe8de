import {
  day,
  either,
  identifier,
  integer,
  localTime,
  type Model,
  maybe,
  named,
  newer,
  number,
  oneOf,
  orNull,
  part,
  text,
} from "./components.ts";
import { samples } from "./sample-models.ts";

const activityContributors: Model = {
  names: named("ActivityContributors"),
  fields: {
    meet_daily_targets: maybe(integer),
    move_every_hour: maybe(integer),
    recovery_time: maybe(integer),
    stay_active: maybe(integer),
    training_frequency: maybe(integer),
    training_volume: maybe(integer),
  },
};

export const dailyActivity: Model = {
  names: { model: "DailyActivityModel", public: "PublicDailyActivity" },
  fields: {
    id: identifier,
    class_5_min: orNull(text),
    score: orNull(integer),
    active_calories: integer,
    average_met_minutes: number,
    contributors: part(activityContributors),
    equivalent_walking_distance: integer,
    high_activity_met_minutes: integer,
    high_activity_time: integer,
    inactivity_alerts: integer,
    low_activity_met_minutes: integer,
    low_activity_time: integer,
    medium_activity_met_minutes: integer,
    medium_activity_time: integer,
    met: part(samples),
    meters_to_target: integer,
    non_wear_time: integer,
    resting_time: integer,
    sedentary_met_minutes: integer,
    sedentary_time: integer,
    steps: integer,
    target_calories: integer,
    target_meters: integer,
    total_calories: integer,
    day,
    timestamp: localTime,
  },
};

export const dailyCardiovascularAge: Model = {
  names: { model: "DailyCardiovascularAgeModel", public: "PublicDailyCardiovascularAge" },
  fields: {
    id: newer(identifier),
    day,
    pulse_wave_velocity: newer(maybe(number)),
    vascular_age: orNull(integer),
  },
};

export const readinessContributors: Model = {
  names: named("ReadinessContributors"),
  fields: {
    activity_balance: orNull(integer),
    body_temperature: orNull(integer),
    hrv_balance: orNull(integer),
    previous_day_activity: orNull(integer),
    previous_night: orNull(integer),
    recovery_index: orNull(integer),
    resting_heart_rate: orNull(integer),
    sleep_balance: orNull(integer),
    sleep_regularity: newer(maybe(integer)),
  },
};

export const dailyReadiness: Model = {
  names: { model: "DailyReadinessModel", public: "PublicDailyReadiness" },
  fields: {
    id: identifier,
    contributors: part(readinessContributors),
    day,
    score: orNull(integer),
    temperature_deviation: orNull(number),
    temperature_trend_deviation: orNull(number),
    timestamp: localTime,
  },
};

const unchanged = (name: string) => ({ model: name, public: name });

const resilienceContributors: Model = {
  names: unchanged("ResilienceContributors"),
  fields: { sleep_recovery: number, daytime_recovery: number, stress: number },
};

export const dailyResilience: Model = {
  names: unchanged("DailyResilienceModel"),
  settled: "model",
  fields: {
    id: identifier,
    day,
    contributors: part(resilienceContributors),
    level: oneOf({
      names: unchanged("LongTermResilienceLevel"),
      words: ["limited", "adequate", "solid", "strong", "exceptional"],
    }),
  },
};

const bloodOxygen: Model = {
  names: { model: "DailySpO2AggregatedValuesModel", public: "PublicSpo2AggregatedValues" },
  fields: { average: number },
};

export const dailySpo2: Model = {
  names: { model: "DailySpO2Model", public: "PublicDailySpO2" },
  fields: {
    id: identifier,
    day,
    spo2_percentage: orNull(part(bloodOxygen)),
    breathing_disturbance_index: orNull(integer),
  },
};

export const dailyStress: Model = {
  names: { model: "DailyStressModel", public: "PublicDailyStress" },
  fields: {
    id: identifier,
    day,
    stress_high: orNull(integer),
    recovery_high: orNull(integer),
    day_summary: maybe(
      oneOf({ names: named("DailyStressSummary"), words: ["restored", "normal", "stressful"] }),
    ),
  },
};

export const vo2Max: Model = {
  names: { model: "VO2MaxModel", public: "PublicVO2Max" },
  fields: {
    id: identifier,
    day,
    timestamp: localTime,
    vo2_max: either({ model: orNull(number), public: integer }),
  },
};
