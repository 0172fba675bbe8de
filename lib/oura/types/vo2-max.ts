import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";
import { toPositive } from "./sentinels.ts";

/** An estimate of VO2 max (ml/kg/min), a few a year. Newer answers round it to an integer. */
export const vo2MaxSchema = z.looseObject({
  id: idField,
  day: dayField,
  timestamp: z.string().nullish(),
  vo2_max: z.number().nullish(),
});

export type Vo2MaxRecord = z.output<typeof vo2MaxSchema>;

export const vo2Max = defineDataType({
  // Routes spell it with a capital O (the lower-case path answers 404), webhooks without.
  id: "vO2_max",
  path: "vO2_max",
  label: "VO2 max",
  scope: "heart_health",
  webhook: "vo2_max",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: vo2MaxSchema,
  identify: ({ id, day, timestamp }) => ({ documentId: id, day, startsAt: toStart(timestamp) }),
  heavy: [],
  metrics: {
    vo2_max: {
      label: "VO2 max",
      unit: "ml/kg/min",
      better: "higher",
      pick: (record) => toPositive(record.vo2_max),
    },
  },
});
