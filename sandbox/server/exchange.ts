import type { IncomingMessage } from "node:http";

/** What a handler answers; a body of several chunks is streamed. */
export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Iterable<string>;
}

/** One request as handlers see it. */
export interface Exchange {
  request: IncomingMessage;
  method: string;
  url: URL;
  /** Named parts of the path. */
  params: Readonly<Record<string, string>>;
  /** Whether the Host header names this server. */
  isOwnHost: boolean;
  /** The body as text. @throws PayloadTooLarge */
  text: () => Promise<string>;
}

export type Handler = (exchange: Exchange) => Reply | Promise<Reply>;

export class PayloadTooLarge extends Error {
  override name = "PayloadTooLarge";
}

export function json({
  status = 200,
  body,
  headers = {},
}: {
  status?: number;
  body: unknown;
  headers?: Readonly<Record<string, string>>;
}): Reply {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

/** An error body in the form of the API: `{"detail": …}`. */
export function detail({ status, message }: { status: number; message: unknown }): Reply {
  return json({ status, body: { detail: message } });
}

export function redirect({
  location,
  status = 302,
}: {
  location: string;
  status?: 302 | 303;
}): Reply {
  return { status, headers: { location, "cache-control": "no-store" }, body: "" };
}

/** A page; `formTarget` is where its form may lead, as browsers check redirects of forms too. */
export function page({
  status = 200,
  body,
  formTarget = "",
}: {
  status?: number;
  body: string;
  formTarget?: string;
}): Reply {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${formTarget}`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.trim(),
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
    },
    body,
  };
}

/** The body as a form's fields. */
export async function readForm(exchange: Exchange): Promise<URLSearchParams> {
  return new URLSearchParams(await exchange.text());
}

const limit = 256 * 1024;

/** Reads a request's body as text, at most 256 kB. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limit) throw new PayloadTooLarge("body too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
