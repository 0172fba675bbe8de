import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";

/** A time in rest mode, still open while it has no end; often of zero length and without episodes. */
export const restModePeriodSchema = z.looseObject({
  id: idField,
  start_day: dayField,
  end_day: z.string().nullish(),
  start_time: z.string().nullish(),
  end_time: z.string().nullish(),
  episodes: z
    .array(z.looseObject({ tags: z.array(z.string()).nullish(), timestamp: z.string().nullish() }))
    .nullish(),
});

export type RestModePeriodRecord = z.output<typeof restModePeriodSchema>;

export const restModePeriod = defineDataType({
  id: "rest_mode_period",
  path: "rest_mode_period",
  label: "Rest mode",
  scope: "daily",
  webhook: "rest_mode_period",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: restModePeriodSchema,
  identify: ({ id, start_day, start_time }) => ({
    documentId: id,
    day: start_day,
    startsAt: toStart(start_time),
  }),
  heavy: [],
  metrics: {},
});
