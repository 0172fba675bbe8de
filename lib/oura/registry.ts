import type { DataType, MetricInfo } from "./define-data-type.ts";
import { dailyActivity } from "./types/daily-activity.ts";
import { dailyCardiovascularAge } from "./types/daily-cardiovascular-age.ts";
import { dailyReadiness } from "./types/daily-readiness.ts";
import { dailyResilience } from "./types/daily-resilience.ts";
import { dailySleep } from "./types/daily-sleep.ts";
import { dailySpo2 } from "./types/daily-spo2.ts";
import { dailyStress } from "./types/daily-stress.ts";
import { enhancedTag } from "./types/enhanced-tag.ts";
import { heartrate } from "./types/heartrate.ts";
import { personalInfo } from "./types/personal-info.ts";
import { restModePeriod } from "./types/rest-mode-period.ts";
import { ringConfiguration } from "./types/ring-configuration.ts";
import { session } from "./types/session.ts";
import { sleep } from "./types/sleep.ts";
import { sleepTime } from "./types/sleep-time.ts";
import { tag } from "./types/tag.ts";
import { vo2Max } from "./types/vo2-max.ts";
import { workout } from "./types/workout.ts";

/** Every data type, once. All other lists of types, metrics and names derive from this one. */
export const dataTypes = [
  dailySleep,
  dailyReadiness,
  dailyActivity,
  sleep,
  heartrate,
  dailyStress,
  dailyResilience,
  dailySpo2,
  dailyCardiovascularAge,
  vo2Max,
  sleepTime,
  workout,
  session,
  enhancedTag,
  tag,
  restModePeriod,
  ringConfiguration,
  personalInfo,
] as const;

/** Any one of the registered types. */
export type RegisteredDataType = (typeof dataTypes)[number];

/** Their ids, in upstream's own spelling. */
export type DataTypeId = RegisteredDataType["id"];

/** The keys of all daily metrics. */
export type MetricKey = {
  [Type in RegisteredDataType as Type["id"]]: Type extends DataType<string, infer Key>
    ? Key
    : never;
}[DataTypeId];

/** Every registered type by its id. */
export const dataTypeById: ReadonlyMap<string, RegisteredDataType> = new Map(
  dataTypes.map((type) => [type.id, type]),
);

/** The type of that id, or null when there is none. */
export function getDataType(id: string): RegisteredDataType | null {
  return dataTypeById.get(id) ?? null;
}

/** Whether a text from outside names a registered type. */
export function isDataTypeId(id: string): id is DataTypeId {
  return dataTypeById.has(id);
}

/** The type of an id that the type system already knows. */
export function requireDataType(id: DataTypeId): RegisteredDataType {
  const type = dataTypeById.get(id);
  if (type === undefined) throw new TypeError(`no data type ${id}`);
  return type;
}

/** The `data_type` names for which webhooks exist, in registry order. */
export const webhookDataTypes: readonly string[] = dataTypes.flatMap(({ webhook }) =>
  webhook === null ? [] : [webhook],
);

const idByWebhook: ReadonlyMap<string, DataTypeId> = new Map(
  dataTypes.flatMap(({ id, webhook }) => (webhook === null ? [] : [[webhook, id] as const])),
);

/** The id behind a webhook's `data_type` (`vo2_max` → `vO2_max`); null for one not registered. */
export function toDataTypeId(webhookName: string): DataTypeId | null {
  return idByWebhook.get(webhookName) ?? null;
}

/** A metric and the type whose documents feed it. */
export interface CatalogueEntry extends MetricInfo {
  type: DataTypeId;
}

/** Every daily metric by its key, ready to be serialised. */
export const metricCatalogue: Readonly<Record<MetricKey, CatalogueEntry>> = toCatalogue();

/** Whether a text from outside names a daily metric. */
export function isMetricKey(key: string): key is MetricKey {
  return Object.hasOwn(metricCatalogue, key);
}

/** The cast holds because MetricKey is by construction the union of the keys walked here. */
function toCatalogue(): Record<MetricKey, CatalogueEntry> {
  const entries = dataTypes.flatMap(({ id, metrics }) =>
    Object.entries<MetricInfo>(metrics).map(([key, info]) => [key, { ...info, type: id }] as const),
  );
  return Object.fromEntries(entries) as Record<MetricKey, CatalogueEntry>;
}
