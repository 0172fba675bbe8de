import type { DataType } from "#lib/oura/define-data-type.ts";
import { type DataTypeId, dataTypes, webhookDataTypes } from "#lib/oura/registry.ts";

/** The versions of upstream's specification that can be served. */
export const specVersions = ["1.27", "1.37"] as const;

export type SpecVersion = (typeof specVersions)[number];

export type ServedTypeId = DataTypeId | "ring_battery_level";

/** What the routes have to know of a type. */
export interface ServedType
  extends Pick<
    DataType,
    "path" | "scope" | "window" | "basis" | "endInclusive" | "answer" | "single"
  > {
  id: ServedTypeId;
}

/** Only the newer specification has it, and the application does not read it. */
const ringBatteryLevel: ServedType = {
  id: "ring_battery_level",
  path: "ring_battery_level",
  scope: "ring_configuration",
  window: "datetime",
  basis: "instant",
  endInclusive: false,
  answer: "samples",
  single: false,
};

/** The types of a version: everything registered, and what only that version has. */
export function servedTypes(spec: SpecVersion): readonly ServedType[] {
  return spec === "1.27" ? dataTypes : [...dataTypes, ringBatteryLevel];
}

/** The `data_type` names of a version that one can subscribe to; nothing is served for `meal` yet. */
export function webhookNames(spec: SpecVersion): readonly string[] {
  return spec === "1.27" ? webhookDataTypes : [...webhookDataTypes, "meal"];
}
