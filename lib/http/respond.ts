import "server-only";
import { unstable_rethrow } from "next/navigation";
import { AppError, type ErrorCode, errorStatus } from "../errors.ts";

/** What every route answers when it fails. */
interface ErrorBody {
  error: { code: ErrorCode; message: string };
}

/** A JSON answer that no cache keeps. */
export function json(data: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return Response.json(data, { ...init, headers });
}

/**
 * The answer to a thrown error: an AppError's own words, for anything else a log line and `internal`.
 * Next's own control flow (redirect, notFound) is thrown on.
 */
export function toErrorResponse(error: unknown): Response {
  unstable_rethrow(error);
  if (!(error instanceof AppError)) {
    console.error("a request failed", error);
    return toAnswer({ code: "internal", message: "Something went wrong on our side." });
  }
  if (error.cause !== undefined) console.warn(error.message, error.cause);
  const { code, message, retryAfterSeconds } = error;
  return toAnswer({ code, message, retryAfterSeconds });
}

function toAnswer({
  code,
  message,
  retryAfterSeconds = null,
}: {
  code: ErrorCode;
  message: string;
  retryAfterSeconds?: number | null;
}): Response {
  const body: ErrorBody = { error: { code, message } };
  const headers = new Headers();
  if (retryAfterSeconds !== null) headers.set("retry-after", String(retryAfterSeconds));
  return json(body, { status: errorStatus[code], headers });
}
