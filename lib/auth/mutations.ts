import "server-only";
import { recordAudit } from "../audit/mutations.ts";
import { asUser, type Db } from "../db/scope.ts";
import type { SessionId, UserId } from "../user-id.ts";
import { type SessionClaims, sessionMaxAgeSeconds } from "./session-token.ts";

/** Where a sign-in comes from, for the person to recognise it by. */
export interface Origin {
  address: string;
  userAgent: string;
}

/** A session just opened: what its cookie must carry. */
export type NewSession = SessionClaims;

/** Opens a session of at most 30 days, in the caller's transaction. */
export async function openSession(
  db: Db,
  { userId, origin }: { userId: UserId; origin: Origin },
): Promise<NewSession> {
  const expiresAt = new Date(Date.now() + sessionMaxAgeSeconds * 1000);
  const { address, userAgent } = origin;
  const { id } = await db.session.create({
    data: { userId, expiresAt, address, userAgent },
    select: { id: true },
  });
  return { userId, sessionId: id as SessionId };
}

/** Ends one session: this browser's, or another one that the person points at. */
export async function endSession({
  userId,
  sessionId,
  kind,
}: SessionClaims & { kind: "signed_out" | "session_revoked" }): Promise<void> {
  await asUser(userId, async (db) => {
    const { count } = await db.session.deleteMany({ where: { userId, id: sessionId } });
    if (count > 0) await recordAudit(db, { userId, kind });
  });
}

/** Ends every session of the person, this browser's too. @returns how many there were. */
export async function endAllSessions(userId: UserId): Promise<number> {
  return asUser(userId, async (db) => {
    const { count } = await db.session.deleteMany({ where: { userId } });
    await recordAudit(db, { userId, kind: "signed_out_everywhere", detail: { sessions: count } });
    return count;
  });
}
