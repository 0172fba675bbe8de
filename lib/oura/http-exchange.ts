import type { z } from "zod";
import {
  OuraError,
  type OuraErrorKind,
  OuraPayloadError,
  OuraRateLimitError,
  toPayloadIssues,
} from "./errors.ts";

/** The part of fetch that is used; the global one fits. */
export type Fetch = (input: URL, init: RequestInit) => Promise<Response>;

/** An HTTP answer, wholly read and not yet judged. */
export interface RawAnswer {
  /** Method and path, without query: what an error message may name. */
  subject: string;
  status: number;
  headers: Headers;
  text: string;
}

/** Years of documents come in one page; more than this is no answer of Oura's. */
const maxAnswerBytes = 128 * 1024 * 1024;

/**
 * Sends one request and reads its answer, whatever its status. Redirects are not followed: they
 * would carry the token elsewhere.
 * @throws OuraError kind `network` when no whole answer came, `payload` when it is too long.
 */
export async function sendRequest({
  fetch,
  url,
  init,
  timeoutMs,
}: {
  fetch: Fetch;
  url: URL;
  init: RequestInit;
  timeoutMs: number;
}): Promise<RawAnswer> {
  const subject = `${init.method ?? "GET"} ${url.pathname}`;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { ...init, redirect: "manual", signal });
    const text = await readText({ response, subject });
    return { subject, status: response.status, headers: response.headers, text };
  } catch (cause) {
    if (cause instanceof OuraError) throw cause;
    throw new OuraError({ kind: "network", message: `${subject} got no answer`, cause });
  }
}

async function readText({
  response,
  subject,
}: {
  response: Response;
  subject: string;
}): Promise<string> {
  if (response.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let received = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    received += chunk.byteLength;
    if (received > maxAnswerBytes) {
      const message = `${subject} answered more than ${maxAnswerBytes} bytes`;
      throw new OuraError({ kind: "payload", message, status: response.status });
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * Judges an answer: its status first, then its JSON against `schema`.
 * @throws OuraError by status (see {@link OuraErrorKind}), OuraRateLimitError, OuraPayloadError.
 */
export function readAnswer<Schema extends z.ZodType>({
  answer,
  schema,
  now,
}: {
  answer: RawAnswer;
  schema: Schema;
  now: () => number;
}): z.output<Schema> {
  requireSuccess({ answer, now });
  const { subject, status } = answer;
  const parsed = schema.safeParse(parseJson(answer));
  if (parsed.success) return parsed.data;
  const issues = toPayloadIssues(parsed.error);
  throw new OuraPayloadError({ subject, issues, status, cause: parsed.error });
}

/**
 * Throws unless the status is 2xx. Error bodies are often empty, so none is required.
 * @throws OuraError, OuraRateLimitError.
 */
export function requireSuccess({ answer, now }: { answer: RawAnswer; now: () => number }): void {
  const { subject, status, headers } = answer;
  if (status >= 200 && status < 300) return;
  const detail = toDetail(answer.text);
  const message = `${subject} answered ${status}`;
  if (status === 429) {
    const retryAfterSeconds = toRetryAfter({ header: headers.get("retry-after"), now });
    throw new OuraRateLimitError({ message, detail, retryAfterSeconds });
  }
  throw new OuraError({ kind: toErrorKind(status), message, status, detail });
}

const kindByStatus: ReadonlyMap<number, OuraErrorKind> = new Map([
  [400, "bad_request"],
  [401, "unauthorised"],
  [403, "membership_ended"],
  [404, "not_found"],
  [422, "unprocessable"],
]);

/** 3xx and unknown 4xx are `payload`: an answer the specification does not promise. */
function toErrorKind(status: number): OuraErrorKind {
  return kindByStatus.get(status) ?? (status >= 500 ? "server" : "payload");
}

/** `Retry-After` in whole seconds from now, from either of its forms; null when absent or unreadable. */
function toRetryAfter({
  header,
  now,
}: {
  header: string | null;
  now: () => number;
}): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now()) / 1000));
}

/** FastAPI's `detail`, or null. Lists are dropped but for their paths: `input` there echoes what was sent. */
function toDetail(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null || !("detail" in body)) return null;
    if (typeof body.detail === "string") return body.detail.slice(0, 300);
    if (!Array.isArray(body.detail)) return null;
    return body.detail.map(toDetailLine).join("; ").slice(0, 300);
  } catch {
    // Error bodies are often empty or HTML; the status alone decides then.
    return null;
  }
}

function toDetailLine(entry: unknown): string {
  const { loc, msg } = (entry ?? {}) as { loc?: unknown; msg?: unknown };
  return `${Array.isArray(loc) ? loc.join(".") : "?"}: ${String(msg)}`;
}

function parseJson({ subject, status, text }: RawAnswer): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message quotes the text, which may be health data: it is not kept.
    const issues = [{ path: "(root)", message: "expected JSON" }];
    throw new OuraPayloadError({ subject, issues, status });
  }
}
