import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField, idField } from "./identity-fields.ts";
import { toPositive } from "./sentinels.ts";

/** Oxygen saturation (%) over a night, and its disturbance index (drops per hour, 0–100). */
export const dailySpo2Schema = z.looseObject({
  id: idField,
  day: dayField,
  spo2_percentage: z.looseObject({ average: z.number().nullish() }).nullish(),
  breathing_disturbance_index: z.number().nullish(),
});

export type DailySpo2Record = z.output<typeof dailySpo2Schema>;

export const dailySpo2 = defineDataType({
  id: "daily_spo2",
  path: "daily_spo2",
  label: "Blood oxygen",
  scope: "spo2",
  webhook: "daily_spo2",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: dailySpo2Schema,
  identify: ({ id, day }) => ({ documentId: id, day, startsAt: null }),
  heavy: [],
  metrics: {
    spo2_average: {
      label: "Blood oxygen",
      unit: "%",
      better: "higher",
      pick: (record) => toPositive(record.spo2_percentage?.average),
    },
    breathing_disturbance_index: {
      label: "Breathing disturbance index",
      unit: "",
      better: "lower",
      pick: (record) => record.breathing_disturbance_index,
    },
  },
});
