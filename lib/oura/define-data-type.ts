import type { z } from "zod";
import { OuraPayloadError, toPayloadIssues } from "./errors.ts";

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

/**
 * Unit of a metric's stored number, printed as it is except two: `s` is a duration in seconds, and
 * `clock` a local time of day in seconds from the midnight that begins `day` (negative: the evening before).
 */
export type MetricUnit =
  | ""
  | "s"
  | "clock"
  | "bpm"
  | "ms"
  | "°C"
  | "%"
  | "steps"
  | "kcal"
  | "m"
  | "MET"
  | "MET-min"
  | "/min"
  | "/h"
  | "m/s"
  | "ml/kg/min"
  | "years"
  | "level";

/** What the browser and the catalogue may know of a metric. */
export interface MetricInfo {
  label: string;
  unit: MetricUnit;
  better: Better;
}

/** One number a day, picked from a document. */
export interface DailyMetric<Record_> extends MetricInfo {
  /** Nothing for a missing or sentinel value (255, SpO2 0.0, stress 0/0); stored as null. */
  pick: (record: Record_) => number | null | undefined;
}

/** Everything Ringboard knows of one of Oura's data types, as its own file states it. */
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

/** A document as the store wants it. `{...body, ...series}` is the payload exactly as received. */
export interface ReadDocument<MetricKey extends string = string> extends DocumentIdentity {
  body: Record<string, unknown>;
  /** The heavy fields that were present, or null when there were none. */
  series: Record<string, unknown> | null;
  /** Daily metrics of this document; {} when it has no day or a null rank. */
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

/**
 * Seals a definition: schema, identity, rank and picks stay inside `read`, and what is left can be
 * listed, indexed and (but for `read`) sent to a browser.
 */
export function defineDataType<
  const Id extends string,
  Schema extends z.ZodType,
  Metrics extends Record<string, DailyMetric<z.output<Schema>>>,
>(spec: DataTypeSpec<Id, Schema, Metrics>): DataType<Id, Extract<keyof Metrics, string>> {
  type Key = Extract<keyof Metrics, string>;
  const { schema, identify, rank, metrics, ...facts } = spec;
  const entries = Object.entries(metrics) as [Key, DailyMetric<z.output<Schema>>][];

  return {
    ...facts,
    metrics: mapMetrics({ entries, to: toMetricInfo }),
    read(payload) {
      const parsed = schema.safeParse(payload);
      if (!parsed.success) {
        const issues = toPayloadIssues(parsed.error);
        throw new OuraPayloadError({ subject: spec.id, issues, cause: parsed.error });
      }
      const record = parsed.data;
      const identity = identify(record);
      const standing = rank === undefined ? 0 : rank(record);
      const feedsMetrics = identity.day !== null && standing !== null;
      return {
        ...identity,
        ...splitHeavy({ payload, heavy: spec.heavy }),
        metrics: feedsMetrics
          ? mapMetrics({ entries, to: ({ pick }) => pick(record) ?? null })
          : {},
        rank: standing,
      };
    },
  };
}

function toMetricInfo({ label, unit, better }: MetricInfo): MetricInfo {
  return { label, unit, better };
}

/** `Object.fromEntries` that remembers its keys: every key given, and no other, is in the answer. */
function mapMetrics<Key extends string, Metric, Value>({
  entries,
  to,
}: {
  entries: readonly [Key, Metric][];
  to: (metric: Metric) => Value;
}): Record<Key, Value> {
  return Object.fromEntries(entries.map(([key, metric]) => [key, to(metric)])) as Record<
    Key,
    Value
  >;
}

/** Works on the payload as received, so that nothing the schema does not know can be lost. */
function splitHeavy({ payload, heavy }: { payload: unknown; heavy: readonly string[] }): {
  body: Record<string, unknown>;
  series: Record<string, unknown> | null;
} {
  const entries = Object.entries(payload as Record<string, unknown>);
  const series = entries.filter(([field]) => heavy.includes(field));
  return {
    body: Object.fromEntries(entries.filter(([field]) => !heavy.includes(field))),
    series: series.length === 0 ? null : Object.fromEntries(series),
  };
}
