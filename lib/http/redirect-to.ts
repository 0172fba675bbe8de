import "server-only";
import { env } from "../env.ts";

/**
 * Sends the browser to one of our own paths, or to a full URL that the caller built itself. 303: after
 * a POST too it is fetched with GET. Built on APP_URL, never on the Host header.
 */
export function redirectTo(target: string | URL): Response {
  const location = new URL(target, env().APP_URL).href;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
