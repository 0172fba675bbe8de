import {
  day,
  identifier,
  integer,
  list,
  localizedTime,
  localTime,
  type Model,
  maybe,
  named,
  number,
  oneOf,
  orNull,
  part,
  text,
  utcTime,
} from "./components.ts";
import { samples } from "./sample-models.ts";

export const workout: Model = {
  names: { model: "PublicWorkout", public: "PublicWorkout" },
  settled: "public",
  fields: {
    id: identifier,
    activity: text,
    calories: maybe(number),
    day,
    distance: maybe(number),
    end_datetime: localTime,
    intensity: oneOf({
      names: named("WorkoutIntensity"),
      words: ["easy", "moderate", "hard"],
    }),
    label: maybe(text),
    source: oneOf({
      names: named("WorkoutSource"),
      words: ["manual", "autodetected", "confirmed", "workout_heart_rate"],
    }),
    start_datetime: localTime,
  },
};

export const session: Model = {
  names: { model: "SessionModel", public: "PublicSession" },
  fields: {
    id: identifier,
    day,
    start_datetime: localTime,
    end_datetime: localTime,
    type: oneOf({
      names: named("MomentType"),
      words: ["breathing", "meditation", "nap", "relaxation", "rest", "body_status"],
    }),
    heart_rate: maybe(part(samples)),
    heart_rate_variability: maybe(part(samples)),
    mood: maybe(
      oneOf({ names: named("MomentMood"), words: ["bad", "worse", "same", "good", "great"] }),
    ),
    motion_count: maybe(part(samples)),
  },
};

export const enhancedTag: Model = {
  names: { model: "EnhancedTagModel", public: "EnhancedTagModel" },
  settled: "model",
  fields: {
    id: identifier,
    tag_type_code: maybe(text),
    start_time: localTime,
    end_time: maybe(localTime),
    start_day: day,
    end_day: maybe(day),
    comment: maybe(text),
    custom_name: maybe(text),
  },
};

export const tag: Model = {
  names: { model: "TagModel", public: "TagModel" },
  settled: "model",
  fields: { id: identifier, day, text: orNull(text), timestamp: localTime, tags: list(text) },
};

const restModeEpisode: Model = {
  names: named("RestModeEpisode"),
  fields: { tags: list(text), timestamp: localizedTime },
};

export const restModePeriod: Model = {
  names: { model: "RestModePeriodModel", public: "PublicRestModePeriod" },
  fields: {
    id: identifier,
    end_day: maybe(day),
    end_time: maybe(localTime),
    episodes: list(part(restModeEpisode)),
    start_day: day,
    start_time: orNull(localTime),
  },
};

export const ringConfiguration: Model = {
  names: { model: "RingConfigurationModel", public: "PublicRingConfiguration" },
  fields: {
    id: identifier,
    color: maybe(
      oneOf({
        names: named("RingColor"),
        words: [
          "brushed_silver",
          "glossy_black",
          "glossy_gold",
          "glossy_white",
          "gucci",
          "matt_gold",
          "rose",
          "silver",
          "stealth_black",
          "titanium",
          "titanium_and_gold",
        ],
        added: ["cloud", "petal", "midnight", "tide", "deep_rose"],
      }),
    ),
    design: maybe(
      oneOf({
        names: named("RingDesign"),
        words: ["balance", "balance_diamond", "heritage", "horizon"],
        added: ["ceramic"],
      }),
    ),
    firmware_version: maybe(text),
    hardware_type: maybe(
      oneOf({
        names: named("RingHardwareType"),
        words: ["gen1", "gen2", "gen2m", "gen3", "gen4"],
        added: ["or5"],
      }),
    ),
    set_up_at: maybe(utcTime),
    size: maybe(integer),
  },
};

export const personalInfo: Model = {
  names: { model: "PersonalInfoResponse", public: "PersonalInfoResponse" },
  settled: "model",
  fields: {
    id: text,
    age: maybe(integer),
    weight: maybe(number),
    height: maybe(number),
    biological_sex: maybe(text),
    email: maybe(text),
  },
};
