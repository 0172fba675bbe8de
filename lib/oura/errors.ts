import type { z } from "zod";

/** What went wrong, in the terms a caller acts upon. */
export type OuraErrorKind =
  /** 401: the token is spent, or (contrary to the documentation) a scope is missing. */
  | "unauthorised"
  /** 403: the person's Oura membership has ended. */
  | "membership_ended"
  | "not_found"
  | "bad_request"
  | "unprocessable"
  | "rate_limited"
  /** 5xx. */
  | "server"
  /** No answer: DNS, connection, time-out, or an answer cut short. */
  | "network"
  /** An answer that is not what the specification promises, a redirect included. */
  | "payload";

/** Base of everything that lib/oura throws about upstream. Its message never holds a token or a value. */
export class OuraError extends Error {
  override readonly name: string = "OuraError";
  readonly kind: OuraErrorKind;
  /** HTTP status, or null when none was received. */
  readonly status: number | null;
  /** Upstream's own `detail` in one line, when it sent one. */
  readonly detail: string | null;

  constructor({
    kind,
    message,
    status = null,
    detail = null,
    cause,
  }: {
    kind: OuraErrorKind;
    message: string;
    status?: number | null;
    detail?: string | null;
    cause?: unknown;
  }) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.status = status;
    this.detail = detail;
  }
}

/** 429. {@link retryAfterSeconds} is null when upstream gave no readable `Retry-After`. */
export class OuraRateLimitError extends OuraError {
  override readonly name = "OuraRateLimitError";
  readonly retryAfterSeconds: number | null;

  constructor({
    message,
    detail,
    retryAfterSeconds,
  }: {
    message: string;
    detail: string | null;
    retryAfterSeconds: number | null;
  }) {
    super({ kind: "rate_limited", message, status: 429, detail });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Where a payload differs from its type: a dotted path and what was expected there, never the value. */
export interface PayloadIssue {
  path: string;
  message: string;
}

/** An answer, document or event of the wrong shape. */
export class OuraPayloadError extends OuraError {
  override readonly name = "OuraPayloadError";
  readonly issues: readonly PayloadIssue[];

  constructor({
    subject,
    issues,
    status = null,
    cause,
  }: {
    subject: string;
    issues: readonly PayloadIssue[];
    status?: number | null;
    cause?: unknown;
  }) {
    const where = issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
    super({ kind: "payload", message: `${subject} is malformed (${where})`, status, cause });
    this.issues = issues;
  }
}

/** A page whose `next_token` was already used: following it would never end. */
export class OuraPaginationError extends OuraError {
  override readonly name = "OuraPaginationError";

  constructor(path: string) {
    super({ kind: "payload", message: `${path} repeated a page token` });
  }
}

/** Turns a zod error into the paths and expectations that may be logged. */
export function toPayloadIssues(error: z.ZodError): PayloadIssue[] {
  return error.issues.map(({ path, message }) => ({
    path: path.length === 0 ? "(root)" : path.map(String).join("."),
    message,
  }));
}
