import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { readinessContributorsSchema, toContributorMetrics } from "./contributors.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";

/** The readiness score of a day; temperatures in °C from the person's own baseline. */
export const dailyReadinessSchema = z.looseObject({
  id: idField,
  day: dayField,
  score: z.number().nullish(),
  contributors: readinessContributorsSchema.nullish(),
  temperature_deviation: z.number().nullish(),
  temperature_trend_deviation: z.number().nullish(),
  timestamp: z.string().nullish(),
});

export type DailyReadinessRecord = z.output<typeof dailyReadinessSchema>;

export const dailyReadiness = defineDataType({
  id: "daily_readiness",
  path: "daily_readiness",
  label: "Readiness",
  scope: "daily",
  webhook: "daily_readiness",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: dailyReadinessSchema,
  identify: ({ id, day, timestamp }) => ({ documentId: id, day, startsAt: toStart(timestamp) }),
  heavy: [],
  metrics: {
    readiness_score: {
      label: "Readiness score",
      unit: "",
      better: "higher",
      pick: ({ score }) => score,
    },
    temperature_deviation: {
      label: "Temperature deviation",
      unit: "°C",
      better: "neither",
      pick: (record) => record.temperature_deviation,
    },
    temperature_trend_deviation: {
      label: "Temperature trend",
      unit: "°C",
      better: "neither",
      pick: (record) => record.temperature_trend_deviation,
    },
    ...toContributorMetrics({
      score: "readiness",
      labels: {
        previous_night: "Previous night",
        sleep_balance: "Sleep balance",
        sleep_regularity: "Sleep regularity",
        previous_day_activity: "Previous day activity",
        activity_balance: "Activity balance",
        body_temperature: "Body temperature",
        resting_heart_rate: "Resting heart rate",
        hrv_balance: "HRV balance",
        recovery_index: "Recovery index",
      },
    }),
  },
});
