import "server-only";
import type { z } from "zod";
import { AppError } from "../errors.ts";

/** No form or JSON body of ours comes near this. */
const maxBodyBytes = 64 * 1024;

/** Checks input from outside. @throws AppError `invalid_input` naming each field and what it must be. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid_input", toIssueText(parsed.error));
}

/** The search parameters of a request; a name given more than once becomes a list. */
export function readQuery<Schema extends z.ZodType>({
  request,
  schema,
}: {
  request: Request;
  schema: Schema;
}): z.output<Schema> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())];
  const entries = names.map((name) => {
    const values = searchParams.getAll(name);
    return [name, values.length > 1 ? values : values[0]] as const;
  });
  return parseInput(schema, Object.fromEntries(entries));
}

/** The JSON body of a request. @throws AppError `too_large` above 64 kB, `invalid_input`. */
export async function readJson<Schema extends z.ZodType>({
  request,
  schema,
}: {
  request: Request;
  schema: Schema;
}): Promise<z.output<Schema>> {
  const text = await readText(request);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_input", "The body must be JSON.", { cause });
  }
  return parseInput(schema, body);
}

async function readText(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let received = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    received += chunk.byteLength;
    if (received > maxBodyBytes) throw new AppError("too_large", "The body is longer than 64 kB.");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function toIssueText(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}
