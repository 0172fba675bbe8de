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
  const bytes = await readBytes(request);
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new AppError("invalid_input", "The body must be JSON.", { cause });
  }
  return parseInput(schema, body);
}

/** The fields of a submitted form. @throws AppError `too_large` above 64 kB, `invalid_input`. */
export async function readForm<Schema extends z.ZodType>({
  request,
  schema,
}: {
  request: Request;
  schema: Schema;
}): Promise<z.output<Schema>> {
  const bytes = await readBytes(request);
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  let form: FormData;
  try {
    form = await new Response(bytes, { headers }).formData();
  } catch (cause) {
    throw new AppError("invalid_input", "The body must be a form.", { cause });
  }
  return parseInput(schema, Object.fromEntries(form));
}

async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    received += chunk.byteLength;
    if (received > maxBodyBytes) throw new AppError("too_large", "The body is longer than 64 kB.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function toIssueText(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}
