import { z } from "zod";
import { daySchema, toRangeProblem } from "../metrics/schema.ts";

/** A document as received. */
export type DocumentPayload = Record<string, unknown>;

/**
 * Parameters of `GET /api/documents/{type}`: days, both included, or neither for all, which is also
 * the way to documents without a day; `series=1` puts the heavy fields in.
 */
export const documentsQuerySchema = z
  .object({
    from: daySchema.optional(),
    to: daySchema.optional(),
    series: z.enum(["0", "1"], "must be 0 or 1").default("0"),
  })
  .transform(({ from, to, series }, context) => {
    const withSeries = series === "1" ? ("all" as const) : ("none" as const);
    if (from === undefined && to === undefined) return { range: null, withSeries };
    const problem =
      from === undefined || to === undefined
        ? "give both from and to, or neither"
        : toRangeProblem({ from, to });
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
    return { range: { from: from ?? "", to: to ?? "" }, withSeries };
  });
