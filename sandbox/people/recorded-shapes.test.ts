import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { isDataTypeId } from "#lib/oura/registry.ts";
import { sampleHistory } from "../testing/sampled-histories.ts";
import { heartRateSources } from "./heart-rate.ts";
import { stories } from "./stories.ts";

// Every element of every series is looked at; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** Statistics of shapes over recorded answers, kept beside the project where they are at hand. */
const path = join(import.meta.dirname, "../../../shared/oura/recorded-shapes.json");

const fieldShape = z.object({
  seen: z.number(),
  null: z.number(),
  types: z.record(z.string(), z.number()),
  decimals_max: z.number().optional(),
  len_min: z.number().optional(),
  len_max: z.number().optional(),
  patterns: z.record(z.string(), z.number()).optional(),
  value_255: z.number().optional(),
  zeros: z.number().optional(),
});
const shapesSchema = z.object({
  types: z.record(
    z.string(),
    z.object({ documents: z.number(), fields: z.record(z.string(), fieldShape) }),
  ),
});
type FieldShape = z.output<typeof fieldShape>;

/** Null in the first days of a ring, and in no recorded answer: all of those are of old rings. */
const nullWhenNew =
  /contributors\.|^score$|temperature|^recommendation$|^readiness|^end_(?:day|time)$|^mood$/;

const patterns: Readonly<Record<string, RegExp>> = {
  "YYYY-MM-DD": /^\d{4}-\d{2}-\d{2}$/,
  "YYYY-MM-DDThh:mm:ss±hh:mm": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/,
  "YYYY-MM-DDThh:mm:ss.fff±hh:mm": /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}[+-]\d{2}:\d{2}$/,
  "<uuid>": /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  "<string of digits>": /^\d+$/,
};

/** Every value below a dotted path, `[]` standing for the elements of a list. */
function valuesAt(value: unknown, parts: readonly string[]): unknown[] {
  const [part, ...rest] = parts;
  if (part === undefined) return [value];
  if (value === null || value === undefined) return [];
  const name = part.replace("[]", "");
  const inner = (value as Record<string, unknown>)[name];
  if (!part.endsWith("[]")) return valuesAt(inner, rest);
  return Array.isArray(inner) ? inner.flatMap((element) => valuesAt(element, rest)) : [];
}

/** What is wrong with a value, in a few words; null when a recorded answer could hold it. */
function problemOf(value: unknown, field: string, shape: FieldShape): string | null {
  if (value === undefined) return "absent";
  if (value === null) return shape.null > 0 || nullWhenNew.test(field) ? null : "null";
  const { types, decimals_max: decimals } = shape;
  if (typeof value === "number") {
    if (!("int" in types || "float" in types))
      return Object.keys(types).length === 0 ? null : "number";
    if (!("float" in types) && !Number.isInteger(value)) return "a fraction";
    const places = String(value).split(".")[1]?.length ?? 0;
    return decimals !== undefined && places > decimals ? `${places} decimals` : null;
  }
  if (typeof value === "string" && "str" in types) {
    const allowed = Object.keys(shape.patterns ?? {}).flatMap((name) => patterns[name] ?? []);
    const isFree = allowed.length === 0 || field === "sleep_phase_5_min";
    return isFree || allowed.some((pattern) => pattern.test(value)) ? null : "another pattern";
  }
  if (typeof value === "boolean" && "bool" in types) return null;
  if (Array.isArray(value) && "list" in types) {
    const isFixed = shape.len_min === shape.len_max && shape.seen === 1 && shape.len_min === 1440;
    return isFixed && value.length !== shape.len_min ? "another length" : null;
  }
  if (typeof value === "object" && "dict" in types) return null;
  // A field that was only ever recorded as null says nothing of its type.
  return Object.keys(types).length === 0 ? null : typeof value;
}

describe.skipIf(!existsSync(path))("as recorded answers are shaped (needs ../shared)", () => {
  const shapes = existsSync(path)
    ? shapesSchema.parse(JSON.parse(readFileSync(path, "utf8"))).types
    : {};
  const histories = stories.map((story) => sampleHistory({ story, days: 60 }));

  test.each(Object.keys(shapes).filter((type) => type !== "heartrate"))("%s", (type) => {
    if (!isDataTypeId(type)) throw new Error(`${type} is not registered`);
    const fields = Object.entries(shapes[type]?.fields ?? {});
    const problems = new Map<string, number>();
    for (const history of histories) {
      for (const { body } of history.all(type)) {
        for (const [field, shape] of fields) {
          for (const value of valuesAt(body, field.split("."))) {
            const problem = problemOf(value, field, shape);
            if (problem === null) continue;
            const key = `${field}: ${problem}`;
            problems.set(key, (problems.get(key) ?? 0) + 1);
          }
        }
      }
    }
    expect(Object.fromEntries(problems)).toEqual({});
  });

  test("nulls in series about as often as recorded", () => {
    const [steady] = histories;
    if (steady === undefined) throw new Error("no history");
    const recorded = shapes["sleep"]?.fields["heart_rate.items[]"];
    const items = [...steady.all("sleep")].flatMap(({ body }) =>
      valuesAt(body, ["heart_rate", "items[]"]),
    );
    const share = items.filter((item) => item === null).length / items.length;
    const expected = (recorded?.null ?? 0) / (recorded?.seen ?? 1);
    expect(Math.abs(share - expected)).toBeLessThan(0.04);
  });

  test("naps without a pulse about as often as recorded, and no night without one", () => {
    const { lowest_heart_rate: pulse, period } = shapes["sleep"]?.fields ?? {};
    // Of the recorded sleeps, the first of a day, number 0, are the nights.
    const recorded = (pulse?.value_255 ?? 0) / ((period?.seen ?? 0) - (period?.zeros ?? 0));
    const sleeps = histories.flatMap((history) =>
      Array.from(history.all("sleep"), ({ body }) => body),
    );
    const nights = sleeps.filter(({ type }) => type === "long_sleep");
    const naps = sleeps.filter(({ type }) => type !== "long_sleep");
    const isSilent = ({ lowest_heart_rate }: (typeof sleeps)[number]) => lowest_heart_rate === 255;
    expect(nights.filter(isSilent)).toEqual([]);
    expect(naps.length).toBeGreaterThan(60);
    expect(Math.abs(naps.filter(isSilent).length / naps.length - recorded)).toBeLessThan(0.15);
  });

  test("heart rate comes from the sources that were recorded", () => {
    const [steady] = histories;
    const rows = steady?.heartRate(steady.lastDay - 3);
    const seen = new Set(rows?.sources.map((source) => heartRateSources[source]));
    for (const source of ["awake", "rest"]) expect(seen).toContain(source);
  });
});
