import type { z } from "zod";
import type { Exchange } from "../server/exchange.ts";

/** A control request that cannot be carried out: what is wrong with it, and what it should be like. */
export class ControlError extends Error {
  override name = "ControlError";
  readonly status: 400 | 404;
  readonly expected: string;

  constructor({
    message,
    expected,
    status = 400,
  }: { message: string; expected: string; status?: 400 | 404 }) {
    super(message);
    this.status = status;
    this.expected = expected;
  }
}

/**
 * A body as JSON or as a form's fields, held to a schema. What begins like a JSON object is one, whatever
 * it is called: `curl -d` calls everything a form. @throws ControlError
 */
export async function readBody<Value>({
  exchange,
  schema,
  expected,
}: {
  exchange: Exchange;
  schema: z.ZodType<Value>;
  /** The body in an example or a line, for whoever sent another. */
  expected: string;
}): Promise<Value> {
  const text = await exchange.text();
  const type = exchange.request.headers["content-type"] ?? "";
  const isForm =
    type.startsWith("application/x-www-form-urlencoded") && !text.trimStart().startsWith("{");
  const given = isForm ? readFields(text) : readJson({ text, expected });
  return requireValid({ given, schema, expected });
}

/** The query's parameters, held to a schema. @throws ControlError */
export function readQuery<Value>({
  exchange,
  schema,
  expected,
}: {
  exchange: Exchange;
  schema: z.ZodType<Value>;
  expected: string;
}): Value {
  const given = readFields(exchange.url.searchParams.toString());
  return requireValid({ given, schema, expected });
}

function requireValid<Value>({
  given,
  schema,
  expected,
}: {
  given: unknown;
  schema: z.ZodType<Value>;
  expected: string;
}): Value {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  );
  throw new ControlError({ message: problems.join("; "), expected });
}

function readJson({ text, expected }: { text: string; expected: string }): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ControlError({ message: "the body is not JSON", expected });
    throw error;
  }
}

/** A form's fields; those left empty count as absent, and numbers and switches are read as such. */
function readFields(text: string): Record<string, unknown> {
  const given = [...new URLSearchParams(text)].filter(([, value]) => value.trim() !== "");
  return Object.fromEntries(given.map(([name, value]) => [name, readField(value.trim())]));
}

function readField(value: string): unknown {
  if (/^-?\d{1,15}(?:\.\d{1,9})?$/.test(value)) return Number(value);
  if (value === "null") return null;
  if (value === "true" || value === "false") return value === "true";
  return value;
}
