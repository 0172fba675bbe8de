import type { Json } from "../people/documents/draft.ts";

export type SchemaObject = { readonly [keyword: string]: Json };

/**
 * The two families of schemas upstream. `model`: the older classes, which state every field, null or
 * not. `public`: the newer ones, in which whatever may be null may be left out too.
 */
export type Family = "model" | "public";

/** Named schemas as they are met; writing a reference adds what it refers to. */
export interface Writer {
  family: Family;
  components: Map<string, SchemaObject>;
}

/** A field in one family, or null where that family does not have it. */
export type Field = (writer: Writer) => { schema: SchemaObject; required: boolean } | null;

/** A named part: one name for each family. */
export interface Names {
  model: string;
  public: string;
}

/** The same name in both families' naming: `X` and `PublicX`. */
export function named(name: string): Names {
  return { model: name, public: `Public${name}` };
}

export function toReference(name: string): SchemaObject {
  return { $ref: `#/components/schemas/${name}` };
}

export function orNullSchema(schema: SchemaObject): SchemaObject {
  return { anyOf: [schema, { type: "null" }] };
}

function always(schema: SchemaObject): Field {
  return () => ({ schema, required: true });
}

/** A string type that upstream names after its form, different in each family. */
function alias(names: Names): Field {
  return ({ family, components }) => {
    components.set(names[family], { type: "string" });
    return { schema: toReference(names[family]), required: true };
  };
}

export const text = always({ type: "string" });
export const integer = always({ type: "integer" });
export const number = always({ type: "number" });
export const flag = always({ type: "boolean" });

export const identifier: Field = ({ family }) => ({
  schema: family === "model" ? { type: "string" } : { type: "string", minLength: 1 },
  required: true,
});

const newerDay = alias({ model: "ISODate", public: "ISODate" });

/** A calendar day, `YYYY-MM-DD`. */
export const day: Field = (writer) =>
  writer.family === "model"
    ? { schema: { type: "string", format: "date" }, required: true }
    : newerDay(writer);

/** An instant with the offset of recording. */
export const localTime = alias({ model: "LocalDateTime", public: "LocalizedDateTime" });
/** An instant with an offset in both families, whatever else the older one writes in its own way. */
export const localizedTime = alias({ model: "LocalizedDateTime", public: "LocalizedDateTime" });
/** An instant that the newer family writes in UTC. */
export const utcTime = alias({ model: "LocalDateTime", public: "UtcDateTime" });
export const sampleTime = alias({
  model: "LocalDateTimeWithMilliseconds",
  public: "LocalizedDateTime",
});

/** May be null; the older family states it even then. */
export function orNull(field: Field): Field {
  return (writer) => {
    const inner = field(writer);
    return inner && { schema: orNullSchema(inner.schema), required: writer.family === "model" };
  };
}

/** May be null or left out, in both families. */
export function maybe(field: Field): Field {
  return (writer) => {
    const inner = field(writer);
    return inner && { schema: orNullSchema(inner.schema), required: false };
  };
}

/** A field that came after the older family. */
export function newer(field: Field): Field {
  return (writer) => (writer.family === "model" ? null : field(writer));
}

/** A field that the families see differently. */
export function either(fields: Readonly<Record<Family, Field>>): Field {
  return (writer) => fields[writer.family](writer);
}

export function list(field: Field): Field {
  return (writer) => {
    const inner = field(writer);
    return inner && { schema: { type: "array", items: inner.schema }, required: true };
  };
}

/** One word of a few; `added` are those that only the newer family knows. */
export function oneOf({
  names,
  words,
  added = [],
}: {
  names: Names;
  words: readonly string[];
  added?: readonly string[];
}): Field {
  return ({ family, components }) => {
    const known = family === "model" ? words : [...words, ...added];
    components.set(names[family], { type: "string", enum: known });
    return { schema: toReference(names[family]), required: true };
  };
}

/** An object with a name. */
export interface Model {
  names: Names;
  fields: Readonly<Record<string, Field>>;
  /** The family that both versions of the specification use for it, where it never changed. */
  settled?: Family;
}

/** Adds a model, and whatever it refers to; answers its name. */
export function addModel({ model, writer }: { model: Model; writer: Writer }): string {
  const family = model.settled ?? writer.family;
  const inner = { ...writer, family };
  const entries = Object.entries(model.fields).flatMap(([name, field]) => {
    const written = field(inner);
    return written === null ? [] : [{ name, ...written }];
  });
  const required = entries.filter((entry) => entry.required).map(({ name }) => name);
  const name = model.names[family];
  writer.components.set(name, {
    type: "object",
    properties: Object.fromEntries(entries.map((entry) => [entry.name, entry.schema])),
    ...(required.length === 0 ? {} : { required }),
  });
  return name;
}

/** A field that is an object with a name. */
export function part(model: Model): Field {
  return (writer) => ({ schema: toReference(addModel({ model, writer })), required: true });
}
