import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { SessionId, UserId } from "../user-id.ts";
import { getLiveSession } from "./data.ts";
import { toSafePath } from "./safe-path.ts";
import { decodeSessionToken, sessionCookieName } from "./session-token.ts";

/** Who is asking, and by which sign-in. */
export interface Session {
  userId: UserId;
  sessionId: SessionId;
}

/**
 * The session of the current request, checked against its row, once per request; null for a visitor.
 * Only for server components, server actions and route handlers.
 */
export const getSession = cache(async (): Promise<Session | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  const claims = await decodeSessionToken(token);
  return claims === null ? null : getLiveSession(claims);
});

/** As {@link getSession}, but sends a visitor to sign in and back to the page asked for. */
export async function requireSession(): Promise<Session> {
  const session = await getSession();
  if (session !== null) return session;
  const path = toSafePath((await headers()).get("x-path"));
  redirect(path === null ? "/login" : `/login?next=${encodeURIComponent(path)}`);
}
