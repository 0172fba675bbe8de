import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { OuraPayloadError } from "./errors.ts";
import { readFixture } from "./fixtures/read-fixture.ts";
import {
  dataTypes,
  getDataType,
  isDataTypeId,
  isMetricKey,
  metricCatalogue,
  requireDataType,
  toDataTypeId,
  webhookDataTypes,
} from "./registry.ts";

/** Fields whose words upstream has extended before. */
const enumFields = [
  "level",
  "day_summary",
  "source",
  "type",
  "mood",
  "intensity",
  "activity",
  "status",
  "recommendation",
  "sleep_algorithm_version",
  "sleep_analysis_reason",
  "color",
  "design",
  "hardware_type",
  "biological_sex",
];

describe.each(dataTypes.map((type) => [type.id, type] as const))("%s", (id, type) => {
  const payloads = readFixture(id);

  it("reads every payload of its fixture and gives back exactly what was received", () => {
    expect(payloads.length).toBeGreaterThan(0);
    for (const payload of payloads) {
      const { body, series } = type.read(payload);
      expect({ ...body, ...series }).toEqual(payload);
    }
  });

  it("keeps its heavy fields apart from the body", () => {
    for (const payload of payloads) {
      const { body, series } = type.read(payload);
      expect(Object.keys(body).filter((field) => type.heavy.includes(field))).toEqual([]);
      expect(Object.keys(series ?? {}).every((field) => type.heavy.includes(field))).toBe(true);
      const hasHeavy = type.heavy.some((field) => field in payload);
      expect(series !== null).toBe(hasHeavy);
    }
  });

  it("lets fields it does not know through, at any depth", () => {
    for (const payload of payloads) {
      const grown = withUnknownFields(payload);
      const { body, series } = type.read(grown);
      expect({ ...body, ...series }).toEqual(grown);
    }
  });

  it("lets words it does not know through", () => {
    for (const payload of payloads) {
      const present = enumFields.filter((field) => typeof payload[field] === "string");
      const novel = {
        ...payload,
        ...Object.fromEntries(present.map((field) => [field, "quite_new"])),
      };
      const { body, series } = type.read(novel);
      expect({ ...body, ...series }).toEqual(novel);
    }
  });

  it("needs no field but its identity", () => {
    for (const payload of payloads) {
      const identity = ["id", "day", "start_day", "timestamp"].filter(
        (field) => field in payload && (field !== "timestamp" || id === "heartrate"),
      );
      const bare = Object.fromEntries(identity.map((field) => [field, payload[field]]));
      const read = type.read(bare);
      expect(read.documentId).toBe(type.read(payload).documentId);
      expect(Object.values<unknown>(read.metrics).every((value) => value === null)).toBe(true);
    }
  });

  it("names the missing path of a payload that is not its own, and no value", () => {
    for (const wrong of [null, "text", [], {}, { id: 7, day: "2026-02-30" }]) {
      expect(() => type.read(wrong)).toThrow(OuraPayloadError);
    }
  });

  it("picks finite numbers or null for all of its metrics, and only for a document that feeds them", () => {
    for (const payload of payloads) {
      const { day, rank, metrics } = type.read(payload);
      const keys = day === null || rank === null ? [] : Object.keys(type.metrics);
      expect(Object.keys(metrics)).toEqual(keys);
      for (const value of Object.values<number | null>(metrics)) {
        expect(value === null || Number.isFinite(value)).toBe(true);
      }
    }
  });
});

describe("the registry", () => {
  it("holds each fixture's type and no other", () => {
    const names = readdirSync(new URL("./fixtures", import.meta.url))
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.replace(".json", ""));
    expect(names.toSorted()).toEqual(dataTypes.map(({ id }) => id).toSorted());
  });

  it("gives every metric a key of its own", () => {
    const keys = dataTypes.flatMap(({ metrics }) => Object.keys(metrics));
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(metricCatalogue).toSorted()).toEqual(keys.toSorted());
  });

  it("says which type feeds a metric, and survives being sent to a browser", () => {
    expect(metricCatalogue.total_sleep).toEqual({
      label: "Total sleep",
      unit: "s",
      better: "higher",
      type: "sleep",
    });
    expect(JSON.parse(JSON.stringify(metricCatalogue))).toEqual(metricCatalogue);
  });

  it("finds types by the ids and webhook names of the outside, and none by others", () => {
    expect(toDataTypeId("vo2_max")).toBe("vO2_max");
    expect(toDataTypeId("vO2_max")).toBeNull();
    expect(toDataTypeId("meal")).toBeNull();
    expect(getDataType("sleep")?.id).toBe("sleep");
    expect(getDataType("toString")).toBeNull();
    expect(isDataTypeId("vO2_max")).toBe(true);
    expect(isMetricKey("steps")).toBe(true);
    expect(isMetricKey("constructor")).toBe(false);
  });

  it("expects webhooks of all types but heart rate and personal info", () => {
    expect(webhookDataTypes).toHaveLength(16);
    expect(requireDataType("heartrate").webhook).toBeNull();
    expect(requireDataType("personal_info").webhook).toBeNull();
  });
});

function withUnknownFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownFields);
  if (typeof value !== "object" || value === null) return value;
  const known = Object.entries(value).map(([field, inner]) => [field, withUnknownFields(inner)]);
  return { ...Object.fromEntries(known), quite_new: { nested: [1, null] } };
}
