import "server-only";
import { Prisma } from "#prisma/generated/client.ts";
import { recordAudit } from "../audit/mutations.ts";
import { sha256 } from "../crypto.ts";
import { asSystem, asUser, type Db } from "../db/scope.ts";
import { bumpDataVersion, holdHealthData } from "../metrics/mutations.ts";
import type { OAuthTokens } from "../oura/oauth.ts";
import type { SessionId, UserId } from "../user-id.ts";
import type { ConnectionStatus } from "./data.ts";
import { seal, unseal } from "./secrets.ts";
import { toTokenColumns } from "./tokens.ts";

/** Oura's codes live as long. */
const transactionMs = 10 * 60_000;

interface Owner {
  userId: UserId;
  sessionId: SessionId;
}

/** Keeps an authorization under way for ten minutes and one use, bound to person and session. */
export async function createTransaction({
  userId,
  sessionId,
  state,
  codeVerifier,
  scopes,
}: Owner & { state: string; codeVerifier: string; scopes: readonly string[] }): Promise<void> {
  const stateHash = sha256(state);
  const place = { table: "oauth_transaction", column: "code_verifier", row: stateHash } as const;
  const data = {
    stateHash,
    userId,
    sessionId,
    codeVerifier: seal(codeVerifier, place),
    scopes: [...scopes],
    expiresAt: new Date(Date.now() + transactionMs),
  };
  await asUser(userId, async (db) => {
    await db.oauthTransaction.deleteMany({ where: { userId, expiresAt: { lt: new Date() } } });
    await db.oauthTransaction.create({ data, select: { stateHash: true } });
    await recordAudit(db, { userId, kind: "connection_started", detail: { scopes } });
  });
}

export type ClaimedTransaction =
  | { claimed: true; codeVerifier: string; scopes: string[] }
  | { claimed: false; reason: "unknown_state" | "expired" | "replayed" | "other_session" };

/** Uses up the authorization that `state` belongs to, or says why it cannot be used. */
export async function claimTransaction({
  userId,
  sessionId,
  state,
}: Owner & { state: string }): Promise<ClaimedTransaction> {
  const stateHash = sha256(state);
  return asUser(userId, async (db) => {
    const now = new Date();
    // One conditional update settles the race of two callbacks: only one of them gets the row.
    const [row] = await db.oauthTransaction.updateManyAndReturn({
      where: { stateHash, userId, sessionId, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
      select: { codeVerifier: true, scopes: true },
    });
    if (row !== undefined) {
      const place = {
        table: "oauth_transaction",
        column: "code_verifier",
        row: stateHash,
      } as const;
      return { claimed: true, ...row, codeVerifier: unseal(row.codeVerifier, place) };
    }
    const found = await db.oauthTransaction.findUnique({
      where: { stateHash },
      select: { sessionId: true, usedAt: true },
    });
    if (found === null) return { claimed: false, reason: "unknown_state" };
    if (found.sessionId !== sessionId) return { claimed: false, reason: "other_session" };
    return { claimed: false, reason: found.usedAt === null ? "expired" : "replayed" };
  });
}

export type SavedConnection =
  | { saved: true }
  | { saved: false; reason: "ring_taken" | "other_ring" };

/**
 * Stores a new grant, or renews the one of the same ring: its data stays and its refused types get
 * another chance. A ring belongs to the account that holds its data.
 */
export async function saveConnection({
  userId,
  ouraUserId,
  tokens,
  requestedScopes,
  scopes,
}: {
  userId: UserId;
  ouraUserId: string;
  tokens: OAuthTokens;
  requestedScopes: readonly string[];
  scopes: readonly string[];
}): Promise<SavedConnection> {
  const now = new Date();
  const data = {
    ...toTokenColumns({ userId, tokens }),
    ouraUserId,
    scopes: [...scopes],
    requestedScopes: [...requestedScopes],
    deniedTypes: [],
    status: "active" satisfies ConnectionStatus,
    statusReason: null,
    statusChangedAt: now,
    connectedAt: now,
    refreshedAt: null,
  };
  try {
    return await asSystem("connection-ownership", async (db) => {
      await holdHealthData(db, { userId });
      const own = await db.connection.findUnique({
        where: { userId },
        select: { ouraUserId: true },
      });
      if (own !== null && own.ouraUserId !== ouraUserId) {
        return { saved: false, reason: "other_ring" };
      }
      await db.connection.upsert({
        where: { userId },
        create: { userId, ...data },
        update: data,
        select: { userId: true },
      });
      await recordAudit(db, { userId, kind: "connected", detail: { scopes, requestedScopes } });
      return { saved: true };
    });
  } catch (error) {
    // The unique Oura id settles who owns a ring when two accounts connect it at once.
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (isTaken) return { saved: false, reason: "ring_taken" };
    throw error;
  }
}

/** Notes in the trail why an attempt to connect ended without a connection. */
export async function recordRefusal({
  userId,
  reason,
}: {
  userId: UserId;
  reason: string;
}): Promise<void> {
  await asUser(userId, (db) =>
    recordAudit(db, { userId, kind: "connection_refused", detail: { reason } }),
  );
}

/** Forgets the tokens and keeps the data, with whose it is. @returns false without a connection. */
export async function forgetTokens(userId: UserId): Promise<boolean> {
  return asSystem("connection-ownership", async (db) => {
    await holdHealthData(db, { userId });
    const { count } = await db.connection.updateMany({
      where: { userId },
      data: {
        status: "revoked",
        accessToken: null,
        refreshToken: null,
        expiresAt: null,
        statusReason: "You disconnected this ring and kept its data.",
        statusChangedAt: new Date(),
      },
    });
    if (count === 0) return false;
    await endSync(db, { userId });
    await recordAudit(db, { userId, kind: "disconnected", detail: { data: "keep" } });
    return true;
  });
}

/** Deletes the grant and every row that came through it, or nothing. @returns false without a connection. */
export async function deleteConnection(userId: UserId): Promise<boolean> {
  return asSystem("connection-ownership", async (db) => {
    // Same lock, same order as requireLiveConnection: a job that is storing ends first, a later one finds nothing.
    await holdHealthData(db, { userId });
    const where = { userId };
    const own = await db.connection.findUnique({ where, select: { ouraUserId: true } });
    if (own === null) return false;
    await endSync(db, { userId });
    await db.ouraDocumentRevision.deleteMany({ where });
    await db.ouraDocument.deleteMany({ where });
    await db.heartRateRevision.deleteMany({ where });
    await db.heartRateDay.deleteMany({ where });
    await db.userDay.deleteMany({ where });
    await db.syncState.deleteMany({ where });
    await db.syncRun.deleteMany({ where });
    await db.webhookEvent.deleteMany({ where: { ouraUserId: own.ouraUserId } });
    await db.connection.delete({ where, select: { userId: true } });
    await bumpDataVersion(db, { userId });
    await recordAudit(db, { userId, kind: "disconnected", detail: { data: "delete" } });
    return true;
  });
}

/** Takes waiting jobs out of the queue, ends runs that would never finish, drops consents under way. */
async function endSync(db: Db, { userId }: { userId: UserId }): Promise<void> {
  await db.$queryRaw`SELECT cancel_jobs(${userId}::uuid)`;
  await db.inboxWatch.deleteMany({ where: { userId } });
  await db.oauthTransaction.deleteMany({ where: { userId } });
  await db.syncRun.updateMany({
    where: { userId, status: "running" },
    data: { status: "cancelled", finishedAt: new Date() },
  });
}
