import type { z } from "zod";

/** How a list route takes its range: bare dates, instants, or not at all. */
export type WindowKind = "date" | "datetime" | "none";

/**
 * What a range of dates is compared with upstream. `day`: the document's own calendar day;
 * `instant`: its start in UTC, so that a night of day D needs a start of D-1 (see docs/oura-api.md).
 */
export type WindowBasis = "day" | "instant";

/** The parts of a document that the store and the planner need, whatever its type. */
export interface DocumentIdentity {
  /** Upsert key, unique for one person and one type. */
  documentId: string;
  /** Local calendar day `YYYY-MM-DD` it belongs to; null when it belongs to none (rings, personal info). */
  day: string | null;
  /** Start as an ISO instant with the offset of recording, or null. */
  startsAt: string | null;
}

/** Whether more, less or neither is usually wished for; steers words, never colour alone. */
export type Better = "higher" | "lower" | "neither";

/** One number a day, picked from a document. */
export interface DailyMetric<Record_> {
  label: string;
  /** Unit as printed: "", "bpm", "ms", "min", "°C", "%", "steps", "kcal", "m", "MET-min", "/min", "years". */
  unit: string;
  better: Better;
  /** null for a missing or sentinel value (255, SpO2 0.0, stress 0/0). */
  pick: (record: Record_) => number | null;
}

/** Everything Ringboard knows of one of Oura's data types; made by {@link defineDataType} only. */
export interface DataTypeSpec<
  Id extends string,
  Schema extends z.ZodType,
  Metrics extends Record<string, DailyMetric<z.output<Schema>>>,
> {
  id: Id;
  /** Last path segment under /v2/usercollection, in upstream's own case (`vO2_max`). */
  path: string;
  label: string;
  /** Scope that unlocks it, in its short form; null when any token reads it. */
  scope: string | null;
  /** `data_type` of its webhook events, or null where Oura sends none. */
  webhook: string | null;
  window: WindowKind;
  basis: WindowBasis;
  /** Whether a document of the end date itself is in the answer. */
  endInclusive: boolean;
  /** `list`: pages of documents; `object`: one bare object; `samples`: rows without id. */
  answer: "list" | "object" | "samples";
  /** Whether `/{path}/{document_id}` exists. */
  single: boolean;
  /** Accepts unknown fields and unknown enum values and keeps them. */
  schema: Schema;
  identify: (record: z.output<Schema>) => DocumentIdentity;
  /** Top-level fields stored apart from the body because they are long series. */
  heavy: readonly string[];
  /**
   * Of several documents of one day, which feeds the daily metrics: higher wins; null takes the
   * document out of it. Omitted where a day has at most one.
   */
  rank?: (record: z.output<Schema>) => number | null;
  /** Keys are unique over the whole registry, snake_case. */
  metrics: Metrics;
}
