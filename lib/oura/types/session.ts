import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";
import { sampleSeriesSchema } from "./sample-series.ts";

/** A moment: breathing, meditation, nap, relaxation, rest or body status. Heart series may be null beside motion. */
export const sessionSchema = z.looseObject({
  id: idField,
  day: dayField,
  start_datetime: z.string().nullish(),
  end_datetime: z.string().nullish(),
  type: z.string().nullish(),
  mood: z.string().nullish(),
  heart_rate: sampleSeriesSchema.nullish(),
  heart_rate_variability: sampleSeriesSchema.nullish(),
  motion_count: sampleSeriesSchema.nullish(),
});

export type SessionRecord = z.output<typeof sessionSchema>;

export const session = defineDataType({
  id: "session",
  path: "session",
  label: "Sessions",
  scope: "session",
  webhook: "session",
  window: "date",
  basis: "instant",
  endInclusive: false,
  answer: "list",
  single: true,
  schema: sessionSchema,
  identify: ({ id, day, start_datetime }) => ({
    documentId: id,
    day,
    startsAt: toStart(start_datetime),
  }),
  heavy: ["heart_rate", "heart_rate_variability", "motion_count"],
  metrics: {},
});
