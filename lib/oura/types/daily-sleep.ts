import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { sleepContributorsSchema, toContributorMetrics } from "./contributors.ts";
import { dayField, idField, toStart } from "./identity-fields.ts";

/** The sleep score of a day. Its `timestamp` may name another date than `day`; `day` is the truth. */
export const dailySleepSchema = z.looseObject({
  id: idField,
  day: dayField,
  score: z.number().nullish(),
  contributors: sleepContributorsSchema.nullish(),
  timestamp: z.string().nullish(),
});

export type DailySleepRecord = z.output<typeof dailySleepSchema>;

export const dailySleep = defineDataType({
  id: "daily_sleep",
  path: "daily_sleep",
  label: "Sleep score",
  scope: "daily",
  webhook: "daily_sleep",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: dailySleepSchema,
  identify: ({ id, day, timestamp }) => ({ documentId: id, day, startsAt: toStart(timestamp) }),
  heavy: [],
  metrics: {
    sleep_score: { label: "Sleep score", unit: "", better: "higher", pick: ({ score }) => score },
    ...toContributorMetrics({
      score: "sleep",
      labels: {
        total_sleep: "Total sleep",
        efficiency: "Efficiency",
        restfulness: "Restfulness",
        rem_sleep: "REM sleep",
        deep_sleep: "Deep sleep",
        latency: "Latency",
        timing: "Timing",
      },
    }),
  },
});
