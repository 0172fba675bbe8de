import "server-only";
import { cookies } from "next/headers";
import {
  encodeSessionToken,
  type SessionClaims,
  sessionCookieName,
  sessionCookieOptions,
  sessionMaxAgeSeconds,
} from "./session-token.ts";

/** Hands the browser its session. Only in server actions and route handlers. */
export async function setSessionCookie(claims: SessionClaims): Promise<void> {
  const token = await encodeSessionToken(claims);
  const options = { ...sessionCookieOptions(), maxAge: sessionMaxAgeSeconds };
  (await cookies()).set(sessionCookieName(), token, options);
}

/** Takes the cookie back; the row is what ends the session. */
export async function clearSessionCookie(): Promise<void> {
  // A `__Host-` cookie is only replaced by one with the same attributes.
  (await cookies()).set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
}
