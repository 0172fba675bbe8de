import "server-only";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";

/**
 * Whether a request comes from one of our own pages, by what browsers send and pages cannot forge:
 * `Origin`, compared with APP_URL, or else `Sec-Fetch-Site`. Neither of them: no.
 */
function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin !== null) return origin === new URL(env().APP_URL).origin;
  return request.headers.get("sec-fetch-site") === "same-origin";
}

/** @throws AppError `cross_origin`; a script that means it sends `Origin: <APP_URL>`. */
export function requireSameOrigin(request: Request): void {
  if (isSameOrigin(request)) return;
  throw new AppError("cross_origin", "This request did not come from a page of this installation.");
}
