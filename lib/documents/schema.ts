import { z } from "zod";
import { daySchema, toRangeProblem } from "../metrics/schema.ts";
import type { MetricInfo, MetricUnit } from "../oura/define-data-type.ts";
import type { DataTypeId } from "../oura/registry.ts";
import type { Day } from "../time/day.ts";

/** A document as received. */
export type DocumentPayload = Record<string, unknown>;

/** Daily metrics of one version by their keys. */
export type VersionFigures = Readonly<Record<string, number | null | undefined>>;

/** A figure that a later version changed; null where a version has none. */
export interface FigureChange {
  key: string;
  label: string;
  unit: MetricUnit;
  before: number | null;
  after: number | null;
}

/** One version of a document. Instants are ISO 8601 in UTC. */
export interface DocumentVersion {
  /** Counts from 1. */
  revision: number;
  /** When the read that brought it began. */
  readAt: string;
  /** When it was learned that Oura had deleted it; null while it stands, or when another replaced it. */
  deletedAt: string | null;
  figures: VersionFigures;
  /** What the version before it did not have, or had otherwise; none for the first. */
  changes: FigureChange[];
  /** As received, but for its long series. */
  document: DocumentPayload;
}

/** The answer of `GET /api/documents/{type}/{id}/versions`: the newest first. */
export interface VersionsAnswer {
  type: string;
  /** The type in words. */
  label: string;
  documentId: string;
  day: Day | null;
  /** Names and units of the figures, in the order in which they are told. */
  figures: Record<string, MetricInfo>;
  versions: DocumentVersion[];
}

/** The latest revision of a day that changed a figure. */
export interface DayRevision {
  /** ISO 8601 in UTC. */
  readAt: string;
  changes: FigureChange[];
  /** The documents of that day that have more than one version, by type and id. */
  documents: { type: DataTypeId; documentId: string }[];
}

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
