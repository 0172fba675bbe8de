import "server-only";
import { decode, encode, type JWT } from "next-auth/jwt";
import { sha256 } from "../crypto.ts";
import { env } from "../env.ts";
import { type SessionId, toUserId, type UserId } from "../user-id.ts";

/** Absolute lifetime of a sign-in, whatever happens in between. */
export const sessionMaxAgeSeconds = 30 * 24 * 3600;

/** What the cookie says. It proves nothing by itself: the named row must still be there. */
export interface SessionClaims {
  userId: UserId;
  sessionId: SessionId;
}

/** Whether cookies may be marked Secure: by APP_URL, since TLS usually ends before this process. */
export function hasSecureCookies(): boolean {
  return env().APP_URL.startsWith("https:");
}

/** `__Host-` binds the cookie to this very host and to https; browsers refuse the prefix without TLS. */
export function sessionCookieName(): string {
  return hasSecureCookies() ? "__Host-ringboard.session" : "ringboard.session";
}

/** The attributes of the session's cookie, for whoever sets it. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: hasSecureCookies() } as const;
}

/** The encrypted token of a session row, as next-auth writes it at its own sign-in. */
export function encodeSessionToken({ userId, sessionId }: SessionClaims): Promise<string> {
  return encode({
    token: toTokenClaims({ userId, sessionId }),
    secret: env().NEXTAUTH_SECRET,
    maxAge: sessionMaxAgeSeconds,
  });
}

/** Tokens opened lately, by their digest. */
const opened = new Map<string, { claims: SessionClaims; expiresAt: number }>();
const mostOpened = 5_000;

/**
 * What the token names; null for one that is forged, expired or of another make. Opening one costs as
 * much as reading the session's row, so what came of it is kept; the row is asked each time all the same.
 */
export async function decodeSessionToken(token: string): Promise<SessionClaims | null> {
  const secret = env().NEXTAUTH_SECRET;
  const digest = sha256(`${secret} ${token}`);
  const known = opened.get(digest);
  if (known !== undefined && known.expiresAt > Date.now()) return known.claims;
  try {
    const content = await decode({ token, secret });
    const claims = toSessionClaims(content);
    if (claims === null) return null;
    if (opened.size >= mostOpened) opened.clear();
    opened.set(digest, { claims, expiresAt: Number(content?.["exp"]) * 1000 });
    return claims;
  } catch {
    // A forged, truncated or expired token is the visitor's, not an error of ours.
    return null;
  }
}

/** The whole of what the token holds: no name, no address. */
export function toTokenClaims({ userId, sessionId }: SessionClaims): JWT {
  return { sub: userId, sid: sessionId };
}

/** Reads back {@link toTokenClaims}; null when something is missing. */
export function toSessionClaims(token: JWT | null): SessionClaims | null {
  if (typeof token?.sub !== "string" || typeof token.sid !== "string") return null;
  return { userId: toUserId(token.sub), sessionId: token.sid as SessionId };
}
