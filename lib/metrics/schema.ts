import { z } from "zod";
import { isMetricKey, type MetricKey } from "../oura/registry.ts";
import { type Day, daysBetween, isDay } from "../time/day.ts";
import type { PersonalBand } from "./bands.ts";

/** One metric of a range: a slot for each of its days. */
export interface MetricColumn {
  values: (number | null)[];
  /** Present when it was asked for. */
  band?: PersonalBand;
}

/** The answer of `GET /api/series`. */
export interface SeriesAnswer {
  from: Day;
  to: Day;
  data: Partial<Record<MetricKey, MetricColumn>>;
}

/** The answer of `GET /api/version`. */
export interface VersionAnswer {
  version: number;
  /** Whose data it is: another person may have signed in with the same browser. */
  person: string;
}

const mostMetrics = 40;
const mostDays = 366 * 20;

/** A day of a query string. */
export const daySchema = z
  .string("is missing; give a day as YYYY-MM-DD")
  .refine(isDay, { error: "must be a day as YYYY-MM-DD", abort: true });

const metricsSchema = z
  .string("is missing; give metric keys separated by commas")
  .transform((text) => [...new Set(text.split(","))])
  .refine((keys) => keys.length <= mostMetrics, `asks for more than ${mostMetrics} metrics`)
  .transform((keys, context) => {
    const known = keys.filter(isMetricKey);
    const unknown = keys.find((key) => !isMetricKey(key));
    if (unknown !== undefined) {
      context.addIssue({ code: "custom", message: `knows no metric "${unknown.slice(0, 60)}"` });
    }
    return known;
  });

/** Says in words what is wrong with a range of days, or null. */
export function toRangeProblem({ from, to }: { from: Day; to: Day }): string | null {
  const length = daysBetween({ from, to }) + 1;
  if (length < 1) return "from must not be after to";
  return length > mostDays ? "the range must not be longer than 20 years" : null;
}

/** Parameters of `GET /api/series`. */
export const seriesQuerySchema = z
  .object({
    metrics: metricsSchema,
    from: daySchema,
    to: daySchema,
    band: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  })
  .superRefine(({ from, to }, context) => {
    const message = toRangeProblem({ from, to });
    if (message !== null) context.addIssue({ code: "custom", message });
  });
