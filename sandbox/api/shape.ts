import type { SpecVersion } from "./served-types.ts";

/** How documents and rows are to be written. */
export interface Shape {
  spec: SpecVersion;
  /** The fields that were asked for, or null for all. */
  fields: readonly string[] | null;
}

/** A row of a time series as JSON text, with its instant in seconds. */
export interface Row {
  instant: number;
  row: string;
}

/** The fields that an answer holds whatever was asked for. */
const always = ["id", "day", "timestamp"];

/** Reads `fields`, which only the newer specification has; a route without it ignores it. */
export function readShape({
  spec,
  query,
  selects,
}: {
  spec: SpecVersion;
  query: URLSearchParams;
  selects: boolean;
}): Shape {
  const given = selects && spec !== "1.27" ? (query.get("fields") ?? "") : "";
  const fields = given
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return { spec, fields: fields.length === 0 ? null : fields };
}

/** An object with the fields asked for; with all of them when it has none of those, as upstream. */
export function select<Body extends Readonly<Record<string, unknown>>>({
  body,
  fields,
}: {
  body: Body;
  fields: readonly string[] | null;
}): Readonly<Record<string, unknown>> {
  if (fields === null || !fields.some((name) => Object.hasOwn(body, name))) return body;
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => fields.includes(name) || always.includes(name)),
  );
}
