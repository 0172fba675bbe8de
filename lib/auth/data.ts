import "server-only";
import { prisma } from "../db/client.ts";
import { asUser } from "../db/scope.ts";
import type { SessionId, UserId } from "../user-id.ts";

/** A session ends after this long without a request. */
const idleSeconds = 7 * 24 * 3600;

/** `last_seen_at` is written at most this often. */
const seenEverySeconds = 60;

/** A signed-in browser, for its owner. */
export interface SessionRow {
  id: SessionId;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string;
  address: string;
}

/**
 * The person behind a session row that is neither expired, idle nor of a disabled account; null else.
 * Notes at most once a minute that it was seen.
 */
export async function getLiveSession({
  userId,
  sessionId,
}: {
  userId: UserId;
  sessionId: SessionId;
}): Promise<{ userId: UserId; sessionId: SessionId } | null> {
  const [row] = await prisma().$queryRaw<{ live: boolean }[]>`
    SELECT touch_session(${sessionId}::uuid, ${userId}::uuid, make_interval(secs => ${idleSeconds}),
      make_interval(secs => ${seenEverySeconds})) AS live`;
  return row?.live === true ? { userId, sessionId } : null;
}

/** The person's live sessions, the most recently used first. */
export async function listSessions(userId: UserId): Promise<SessionRow[]> {
  const now = Date.now();
  const rows = await asUser(userId, (db) =>
    db.session.findMany({
      where: {
        userId,
        expiresAt: { gt: new Date(now) },
        lastSeenAt: { gt: new Date(now - idleSeconds * 1000) },
      },
      orderBy: { lastSeenAt: "desc" },
      select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true, address: true },
    }),
  );
  return rows.map((row) => ({ ...row, id: row.id as SessionId }));
}
