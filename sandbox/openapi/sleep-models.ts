import {
  day,
  either,
  flag,
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
import { readinessContributors } from "./day-models.ts";
import { samples } from "./sample-models.ts";

const sleepContributors: Model = {
  names: named("SleepContributors"),
  fields: {
    deep_sleep: maybe(integer),
    efficiency: maybe(integer),
    latency: maybe(integer),
    rem_sleep: maybe(integer),
    restfulness: maybe(integer),
    timing: maybe(integer),
    total_sleep: maybe(integer),
  },
};

export const dailySleep: Model = {
  names: { model: "DailySleepModel", public: "PublicDailySleep" },
  fields: {
    id: identifier,
    contributors: part(sleepContributors),
    day,
    score: orNull(integer),
    timestamp: localTime,
  },
};

const readiness: Model = {
  names: { model: "ReadinessSummary", public: "PublicReadiness" },
  fields: {
    contributors: part(readinessContributors),
    score: maybe(integer),
    temperature_deviation: maybe(number),
    temperature_trend_deviation: maybe(number),
  },
};

const sleepType = oneOf({
  names: named("SleepType"),
  words: ["deleted", "sleep", "long_sleep", "late_nap", "rest"],
});

export const sleep: Model = {
  names: { model: "SleepModel", public: "PublicModifiedSleepModel" },
  fields: {
    id: identifier,
    average_breath: orNull(number),
    average_heart_rate: orNull(number),
    average_hrv: orNull(integer),
    awake_time: orNull(integer),
    bedtime_end: localTime,
    bedtime_start: localTime,
    day,
    deep_sleep_duration: orNull(integer),
    efficiency: orNull(integer),
    heart_rate: orNull(part(samples)),
    hrv: orNull(part(samples)),
    latency: orNull(integer),
    light_sleep_duration: orNull(integer),
    low_battery_alert: flag,
    lowest_heart_rate: orNull(integer),
    movement_30_sec: orNull(text),
    period: integer,
    readiness: orNull(part(readiness)),
    readiness_score_delta: orNull(integer),
    rem_sleep_duration: orNull(integer),
    restless_periods: orNull(integer),
    sleep_phase_30_sec: newer(maybe(text)),
    sleep_phase_5_min: orNull(text),
    app_sleep_phase_5_min: newer(maybe(text)),
    sleep_score_delta: orNull(integer),
    sleep_algorithm_version: orNull(
      oneOf({ names: named("SleepAlgorithmVersion"), words: ["v1", "v2"] }),
    ),
    sleep_analysis_reason: maybe(
      oneOf({
        names: named("SleepAnalysisReason"),
        words: ["foreground_sleep_analysis", "bedtime_edit"],
        added: ["background_sleep_analysis", "background_created_foreground_updated"],
      }),
    ),
    time_in_bed: integer,
    total_sleep_duration: orNull(integer),
    type: either({ model: sleepType, public: maybe(sleepType) }),
    ring_id: newer(maybe(text)),
  },
};

const bedtimeWindow: Model = {
  names: named("SleepTimeWindow"),
  fields: { day_tz: integer, end_offset: integer, start_offset: integer },
};

export const sleepTime: Model = {
  names: { model: "SleepTimeModel", public: "PublicSleepTime" },
  fields: {
    id: identifier,
    day,
    optimal_bedtime: maybe(part(bedtimeWindow)),
    recommendation: maybe(
      oneOf({
        names: named("SleepTimeRecommendation"),
        words: [
          "improve_efficiency",
          "earlier_bedtime",
          "later_bedtime",
          "earlier_wake_up_time",
          "later_wake_up_time",
          "follow_optimal_bedtime",
        ],
      }),
    ),
    status: maybe(
      oneOf({
        names: named("SleepTimeStatus"),
        words: [
          "not_enough_nights",
          "not_enough_recent_nights",
          "bad_sleep_quality",
          "only_recommended_found",
          "optimal_found",
        ],
      }),
    ),
  },
};
