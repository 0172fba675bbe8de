import {
  either,
  type Field,
  flag,
  integer,
  list,
  type Model,
  maybe,
  named,
  newer,
  number,
  oneOf,
  sampleTime,
  toReference,
  utcTime,
} from "./components.ts";

const gappedNumbers: Field = ({ components }) => {
  const name = "Array_Union_float__NoneType__Bits64_";
  components.set(name, {
    type: "array",
    items: { anyOf: [{ type: "number" }, { type: "null" }] },
  });
  return { schema: toReference(name), required: true };
};

/** A series at a fixed interval; null where nothing was seen. */
export const samples: Model = {
  names: { model: "SampleModel", public: "PublicSample" },
  fields: {
    interval: number,
    items: either({ model: list(maybe(number)), public: gappedNumbers }),
    timestamp: sampleTime,
  },
};

export const heartRateRow: Model = {
  names: { model: "HeartRateModel", public: "PublicHeartRateRow" },
  fields: {
    timestamp: utcTime,
    timestamp_unix: newer(integer),
    bpm: integer,
    source: oneOf({
      names: named("HeartRateSource"),
      words: ["awake", "rest", "sleep", "session", "live", "workout"],
    }),
  },
};

export const batteryRow: Model = {
  names: named("RingBatteryLevelRow"),
  settled: "public",
  fields: {
    timestamp: utcTime,
    timestamp_unix: integer,
    charging: maybe(flag),
    in_charger: maybe(flag),
    level: integer,
  },
};
