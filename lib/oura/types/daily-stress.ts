import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField, idField } from "./identity-fields.ts";

/** Seconds of a day in the high stress and high recovery zones; `day_summary` is restored, normal or stressful. */
export const dailyStressSchema = z.looseObject({
  id: idField,
  day: dayField,
  stress_high: z.number().nullish(),
  recovery_high: z.number().nullish(),
  day_summary: z.string().nullish(),
});

export type DailyStressRecord = z.output<typeof dailyStressSchema>;

/** A day without enough data is sent as 0 and 0 without a summary; with one, zeros are real. */
function isPlaceholder({ stress_high, recovery_high, day_summary }: DailyStressRecord): boolean {
  return stress_high === 0 && recovery_high === 0 && day_summary == null;
}

export const dailyStress = defineDataType({
  id: "daily_stress",
  path: "daily_stress",
  label: "Stress",
  scope: "daily",
  webhook: "daily_stress",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: dailyStressSchema,
  identify: ({ id, day }) => ({ documentId: id, day, startsAt: null }),
  heavy: [],
  metrics: {
    stress_high: {
      label: "High stress",
      unit: "s",
      better: "lower",
      pick: (record) => (isPlaceholder(record) ? null : record.stress_high),
    },
    recovery_high: {
      label: "High recovery",
      unit: "s",
      better: "higher",
      pick: (record) => (isPlaceholder(record) ? null : record.recovery_high),
    },
  },
});
