import { z } from "zod";
import { daySchema, toRangeProblem } from "../../metrics/schema.ts";
import { type DataTypeId, isDataTypeId } from "../../oura/registry.ts";
import { toRecordedTime } from "../../time/clock.ts";
import type { Day } from "../../time/day.ts";
import type { GapKind } from "./reason.ts";

/** Days in a row, both included, that miss a type for one reason. */
export interface GapRun {
  from: Day;
  to: Day;
  kind: GapKind;
}

/** One type's missing days of a range, ascending. */
export interface TypeGaps {
  label: string;
  runs: GapRun[];
}

/** The answer of `GET /api/gaps`: types of which every day is expected. */
export interface GapsAnswer {
  from: Day;
  to: Day;
  types: Partial<Record<DataTypeId, TypeGaps>>;
}

/** A stretch without a heart-rate reading; instants are ISO 8601 in UTC. */
export interface Silence {
  from: string;
  to: string;
  kind: GapKind;
}

/** The answer of `GET /api/gaps/hours`: ascending. */
export interface SilencesAnswer {
  silences: Silence[];
}

/** The longest span of `GET /api/gaps/hours`: a day of 25 hours with the night before it. */
const mostSilenceMs = 49 * 3_600_000;

const instantSchema = z
  .string("is missing; give an instant with its offset")
  .transform((text, context) => {
    const time = toRecordedTime(text);
    if (time !== null) return time.epochMs;
    context.addIssue({ code: "custom", message: "must be an instant with its offset" });
    return z.NEVER;
  });

/** Parameters of `GET /api/gaps/hours`, read into milliseconds since 1970, `to` excluded. */
export const silencesQuerySchema = z
  .object({ from: instantSchema, to: instantSchema })
  .superRefine(({ from, to }, context) => {
    if (to > from && to - from <= mostSilenceMs) return;
    const message =
      to > from ? "the span must not be longer than 49 hours" : "from must be before to";
    context.addIssue({ code: "custom", message });
  });

/** Parameters of `GET /api/gaps`: days, both included, and the types, all unless said. */
export const gapsQuerySchema = z
  .object({
    from: daySchema,
    to: daySchema,
    types: z
      .string()
      .transform((text) => [...new Set(text.split(","))])
      .refine((ids) => ids.every(isDataTypeId), "names a type that there is not")
      // The cast holds by the check before it.
      .transform((ids) => ids as DataTypeId[])
      .optional(),
  })
  .superRefine(({ from, to }, context) => {
    const message = toRangeProblem({ from, to });
    if (message !== null) context.addIssue({ code: "custom", message });
  });
