import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField, idField } from "./identity-fields.ts";

/** Bedtime advice for a day. Offsets are seconds from its midnight, negative the evening before; often null. */
export const sleepTimeSchema = z.looseObject({
  id: idField,
  day: dayField,
  optimal_bedtime: z
    .looseObject({
      day_tz: z.number().nullish(),
      start_offset: z.number().nullish(),
      end_offset: z.number().nullish(),
    })
    .nullish(),
  recommendation: z.string().nullish(),
  status: z.string().nullish(),
});

export type SleepTimeRecord = z.output<typeof sleepTimeSchema>;

export const sleepTime = defineDataType({
  id: "sleep_time",
  path: "sleep_time",
  label: "Bedtime window",
  scope: "daily",
  webhook: "sleep_time",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: sleepTimeSchema,
  identify: ({ id, day }) => ({ documentId: id, day, startsAt: null }),
  heavy: [],
  metrics: {
    optimal_bedtime_start_offset: {
      label: "Optimal bedtime from",
      unit: "clock",
      better: "neither",
      pick: (record) => record.optimal_bedtime?.start_offset,
    },
    optimal_bedtime_end_offset: {
      label: "Optimal bedtime until",
      unit: "clock",
      better: "neither",
      pick: (record) => record.optimal_bedtime?.end_offset,
    },
  },
});
