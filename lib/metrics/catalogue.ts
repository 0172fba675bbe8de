import {
  type CatalogueEntry,
  type DataTypeId,
  dataTypes,
  type MetricKey,
  metricCatalogue,
} from "../oura/registry.ts";
import type { TypeKind } from "./missing.ts";

/** What the browser is told of the metrics it draws: the registry without its schemas. */
export type MetricInfoByKey = Readonly<Partial<Record<MetricKey, CatalogueEntry>>>;

/** The serialisable view of some metrics. */
export function toMetricInfo(metrics: readonly MetricKey[]): MetricInfoByKey {
  return Object.fromEntries(metrics.map((key) => [key, metricCatalogue[key]]));
}

/** Every type's name and scope. The cast holds because the registry is walked whole. */
export const typeKinds = Object.fromEntries(
  dataTypes.map(({ id, label, scope }) => [id, { label, scope }]),
) as Record<DataTypeId, TypeKind>;
