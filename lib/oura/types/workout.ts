import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";

/** A workout: kcal and metres. One person's workouts mix offsets, so sort them by instant, not by text. */
export const workoutSchema = z.looseObject({
  id: idField,
  day: dayField,
  start_datetime: z.string().nullish(),
  end_datetime: z.string().nullish(),
  activity: z.string().nullish(),
  calories: z.number().nullish(),
  distance: z.number().nullish(),
  intensity: z.string().nullish(),
  label: z.string().nullish(),
  source: z.string().nullish(),
});

export type WorkoutRecord = z.output<typeof workoutSchema>;

export const workout = defineDataType({
  id: "workout",
  path: "workout",
  label: "Workouts",
  scope: "workout",
  webhook: "workout",
  window: "date",
  basis: "instant",
  endInclusive: false,
  answer: "list",
  single: true,
  schema: workoutSchema,
  identify: ({ id, day, start_datetime }) => ({
    documentId: id,
    day,
    startsAt: toStart(start_datetime),
  }),
  heavy: [],
  metrics: {},
});
