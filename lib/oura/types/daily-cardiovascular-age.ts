import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField } from "./identity-fields.ts";
import { toPositive } from "./sentinels.ts";

/** Vascular age of a day, in years. The documented form has no id; newer ones add it and the velocity (m/s). */
export const dailyCardiovascularAgeSchema = z.looseObject({
  id: z.string().nullish(),
  day: dayField,
  vascular_age: z.number().nullish(),
  pulse_wave_velocity: z.number().nullish(),
});

export type DailyCardiovascularAgeRecord = z.output<typeof dailyCardiovascularAgeSchema>;

export const dailyCardiovascularAge = defineDataType({
  id: "daily_cardiovascular_age",
  path: "daily_cardiovascular_age",
  label: "Cardiovascular age",
  scope: "heart_health",
  webhook: "daily_cardiovascular_age",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: dailyCardiovascularAgeSchema,
  // Keyed on the day even where an id is sent, so that an upstream upgrade makes no second row.
  identify: ({ day }) => ({ documentId: day, day, startsAt: null }),
  heavy: [],
  metrics: {
    vascular_age: {
      label: "Cardiovascular age",
      unit: "years",
      better: "lower",
      pick: (record) => toPositive(record.vascular_age),
    },
    pulse_wave_velocity: {
      label: "Pulse wave velocity",
      unit: "m/s",
      better: "lower",
      pick: (record) => toPositive(record.pulse_wave_velocity),
    },
  },
});
