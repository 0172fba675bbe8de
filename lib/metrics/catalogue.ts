import { type CatalogueEntry, type MetricKey, metricCatalogue } from "../oura/registry.ts";

/** What the browser is told of the metrics it draws: the registry without its schemas. */
export type MetricInfoByKey = Readonly<Partial<Record<MetricKey, CatalogueEntry>>>;

/** The serialisable view of some metrics. */
export function toMetricInfo(metrics: readonly MetricKey[]): MetricInfoByKey {
  return Object.fromEntries(metrics.map((key) => [key, metricCatalogue[key]]));
}
