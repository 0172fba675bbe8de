import "server-only";
import { timingSafeEqual } from "node:crypto";
import { sha256 } from "../crypto.ts";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { toErrorResponse } from "./respond.ts";

/** Whether a request brings METRICS_TOKEN as its bearer token; never while that is unset. */
export function hasMetricsToken(request: Request): boolean {
  const expected = env().METRICS_TOKEN;
  const given = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (expected === undefined || given === undefined) return false;
  // Digests are compared, so that neither content nor length shows in the time it takes.
  return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(expected)));
}

/** Makes a route for monitoring: 404 while METRICS_TOKEN is unset, 401 without the right token. */
export function withMetricsToken(handler: () => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      if (env().METRICS_TOKEN === undefined)
        throw new AppError("not_found", "There is nothing here.");
      if (!hasMetricsToken(request)) return toRefusal();
      return await handler();
    } catch (error) {
      return toErrorResponse(error);
    }
  };
}

function toRefusal(): Response {
  const response = toErrorResponse(
    new AppError("wrong_token", "Send METRICS_TOKEN as the bearer token."),
  );
  response.headers.set("www-authenticate", 'Bearer realm="metrics"');
  return response;
}
