import { type NextRequest, NextResponse } from "next/server";
import { env } from "#lib/env.ts";
import { toContentSecurityPolicy, toSecurityHeaders } from "#lib/http/content-security-policy.ts";

/**
 * Adds what browsers need to protect people: a policy with a nonce of its own for every page. It
 * guards nothing itself: pages, routes and row policies authorise every request without it.
 */
export function proxy(request: NextRequest): NextResponse {
  const { APP_URL, NODE_ENV, OURA_AUTHORIZE_URL } = env();
  const isHttps = APP_URL.startsWith("https:");
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = toContentSecurityPolicy({
    nonce,
    authorizeUrl: OURA_AUTHORIZE_URL,
    isDevelopment: NODE_ENV === "development",
    isHttps,
  });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set("content-security-policy", policy);
  // Where to come back to after signing in; a page cannot learn its own address otherwise.
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(toSecurityHeaders({ isHttps }))) {
    response.headers.set(name, value);
  }
  return response;
}

export const config = {
  // Data routes render nothing: next.config.mjs gives them fixed headers, which cost a quarter as much.
  matcher: ["/((?!_next/static|_next/image|api/|icon.svg|manifest.webmanifest).*)"],
};
