import { z } from "zod";
import { defineDataType } from "../define-data-type.ts";
import { resilienceContributorsSchema, toContributorMetrics } from "./contributors.ts";
import { dayField, idField } from "./identity-fields.ts";

/** Resilience levels from the weakest; a level's ordinal is its place here, counted from 1. */
export const resilienceLevels = ["limited", "adequate", "solid", "strong", "exceptional"] as const;

/** Long-term resilience as of a day. */
export const dailyResilienceSchema = z.looseObject({
  id: idField,
  day: dayField,
  level: z.string().nullish(),
  contributors: resilienceContributorsSchema.nullish(),
});

export type DailyResilienceRecord = z.output<typeof dailyResilienceSchema>;

/** 1 (limited) to 5 (exceptional); null for none or for a level this version does not know. */
function toLevelOrdinal(level: string | null | undefined): number | null {
  const place = resilienceLevels.findIndex((known) => known === level);
  return place === -1 ? null : place + 1;
}

export const dailyResilience = defineDataType({
  id: "daily_resilience",
  path: "daily_resilience",
  label: "Resilience",
  scope: "stress",
  webhook: "daily_resilience",
  window: "date",
  basis: "day",
  endInclusive: true,
  answer: "list",
  single: true,
  schema: dailyResilienceSchema,
  identify: ({ id, day }) => ({ documentId: id, day, startsAt: null }),
  heavy: [],
  metrics: {
    resilience_level: {
      label: "Resilience",
      unit: "level",
      better: "higher",
      pick: ({ level }) => toLevelOrdinal(level),
    },
    ...toContributorMetrics({
      score: "resilience",
      labels: {
        sleep_recovery: "Sleep recovery",
        daytime_recovery: "Daytime recovery",
        stress: "Stress",
      },
    }),
  },
});
