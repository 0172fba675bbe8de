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

/** What the browser and the catalogue may know of a metric. */
export interface MetricInfo {
  label: string;
  unit: string;
  better: Better;
}

/** A document as the store wants it. `{...body, ...series}` is the payload exactly as received. */
export interface ReadDocument<MetricKey extends string = string> extends DocumentIdentity {
  body: Record<string, unknown>;
  /** The heavy fields that were present, or null when there were none. */
  series: Record<string, unknown> | null;
  /** Daily metrics of this document; {} when it has no day. */
  metrics: Partial<Record<MetricKey, number | null>>;
  /** See {@link DataTypeSpec.rank}; 0 where the type has no rank; null when it never feeds metrics. */
  rank: number | null;
}

/** A sealed definition: its record type stays inside `read`, so walking the registry needs no cast. */
export interface DataType<Id extends string = string, MetricKey extends string = string> {
  readonly id: Id;
  readonly path: string;
  readonly label: string;
  readonly scope: string | null;
  readonly webhook: string | null;
  readonly window: WindowKind;
  readonly basis: WindowBasis;
  readonly endInclusive: boolean;
  readonly answer: "list" | "object" | "samples";
  readonly single: boolean;
  readonly heavy: readonly string[];
  readonly metrics: Readonly<Record<MetricKey, MetricInfo>>;
  /** @throws OuraPayloadError when the payload is not of this type; unknown fields never are a reason. */
  read(payload: unknown): ReadDocument<MetricKey>;
}
