import "server-only";
import { clearAlarm, raiseAlarm } from "../alarms/mutations.ts";
import { recordAudit } from "../audit/mutations.ts";
import { asUser, type Db } from "../db/scope.ts";
import { OuraError } from "../oura/errors.ts";
import type { Fetch } from "../oura/http-exchange.ts";
import { type OAuthTokens, requestTokens } from "../oura/oauth.ts";
import { OAuthError } from "../oura/oauth-errors.ts";
import type { UserId } from "../user-id.ts";
import { ouraApplication } from "./application.ts";
import { tallyRefresh } from "./refresh-tally.ts";
import { seal, unseal } from "./secrets.ts";

/**
 * There is no grant to read with: the person must connect again. An OuraError, so that the SDK hands
 * it on unwrapped; look for this class before its kind, since no scope is missing here.
 */
export class ConnectionLostError extends OuraError {
  override readonly name = "ConnectionLostError";

  constructor(message = "the Oura connection must be renewed by its owner") {
    super({ kind: "unauthorised", message });
  }
}

interface TokenRow {
  status: string;
  accessToken: string | null;
  refreshToken: string | null;
  expiresAt: Date | null;
  connectedAt: Date;
  refreshedAt: Date | null;
}

/** A token this young that is refused lacks a scope; another one would be refused as well. */
const freshMs = 10_000;

/** Refreshes under way in this process, so that callers share one instead of a database connection each. */
const refreshing = new Map<UserId, Promise<string>>();

/**
 * A token to read the person's data with, refreshed ahead of its expiry. One refresh at a time for a
 * connection, over all processes: Oura's refresh tokens are single use, and a second one kills the grant.
 * @param rejected the token that was answered 401: the result differs from it unless it is brand-new.
 * @throws ConnectionLostError after `invalid_grant` or without a grant; OAuthError for any other failure.
 */
export async function getAccessToken({
  userId,
  rejected = null,
  fetch = globalThis.fetch,
}: {
  userId: UserId;
  rejected?: string | null;
  fetch?: Fetch;
}): Promise<string> {
  const row = requireTokens(await asUser(userId, (db) => readTokenRow(db, { userId })));
  const accessToken = openToken({ row, userId, column: "access_token" });
  if (!needsRefresh({ row, accessToken, rejected, now: Date.now() })) return accessToken;
  try {
    const running = refreshing.get(userId) ?? startRefresh({ userId, rejected, fetch });
    return await running;
  } catch (error) {
    // Ahead of expiry a refresh may fail for now: the old token still serves.
    const { expiresAt } = row;
    const mayServe = rejected !== accessToken && expiresAt !== null && expiresAt > new Date();
    if (error instanceof OAuthError && mayServe) return accessToken;
    throw error;
  }
}

function startRefresh(request: {
  userId: UserId;
  rejected: string | null;
  fetch: Fetch;
}): Promise<string> {
  const running = refreshOnce(request)
    .then(
      async ({ accessToken, isRenewed }) => {
        if (isRenewed) await Promise.all([clearAlarm("oura_credentials"), tallyRefresh("renewed")]);
        return accessToken;
      },
      async (error: unknown) => {
        // Outside the transaction, which is undone by now.
        if (isCredentialsError(error)) await raiseCredentialsAlarm(error);
        if (error instanceof OAuthError) await tallyRefresh(error.kind);
        throw error;
      },
    )
    .finally(() => refreshing.delete(request.userId));
  refreshing.set(request.userId, running);
  return running;
}

async function refreshOnce({
  userId,
  rejected,
  fetch,
}: {
  userId: UserId;
  rejected: string | null;
  fetch: Fetch;
}): Promise<{ accessToken: string; isRenewed: boolean }> {
  const refreshed = await asUser(userId, async (db) => {
    // The row lock settles which process refreshes; whoever waited re-reads and finds the new pair.
    const [lock] = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM oura_connection WHERE user_id = ${userId}::uuid FOR NO KEY UPDATE`;
    const row = requireTokens(lock ? await readTokenRow(db, { userId }) : null);
    const accessToken = openToken({ row, userId, column: "access_token" });
    if (!needsRefresh({ row, accessToken, rejected, now: Date.now() })) {
      return { accessToken, isRenewed: false };
    }
    try {
      const refreshToken = openToken({ row, userId, column: "refresh_token" });
      const grant = { type: "refresh_token", refreshToken } as const;
      const tokens = await requestTokens({ application: ouraApplication({ fetch }), grant });
      await saveRefreshed(db, { userId, tokens });
      return { accessToken: tokens.accessToken, isRenewed: true };
    } catch (error) {
      if (!(error instanceof OAuthError) || error.kind !== "invalid_grant") throw error;
      await noteLostGrant(db, { userId });
      return null;
    }
  });
  // Only now: inside the transaction a throw would undo what was noted.
  if (refreshed === null) {
    await tallyRefresh("invalid_grant");
    throw new ConnectionLostError();
  }
  return refreshed;
}

/** Whether Oura refused the application itself, and nobody's grant. */
export function isCredentialsError(error: unknown): error is OAuthError {
  return error instanceof OAuthError && error.kind === "invalid_client";
}

/** Wrong client credentials stop every person's refresh: the operator must act, nobody is disconnected. */
export function raiseCredentialsAlarm(cause: OAuthError): Promise<void> {
  const detail =
    "Oura refuses this application's credentials. Check OURA_CLIENT_ID, OURA_CLIENT_SECRET and OURA_TOKEN_URL.";
  return raiseAlarm({ kind: "oura_credentials", detail, cause });
}

function needsRefresh({
  row,
  accessToken,
  rejected,
  now,
}: {
  row: TokenRow;
  accessToken: string;
  rejected: string | null;
  now: number;
}): boolean {
  if (accessToken === rejected) {
    return row.refreshedAt === null || now - row.refreshedAt.getTime() > freshMs;
  }
  if (row.expiresAt === null) return false;
  const lifetimeMs = row.expiresAt.getTime() - (row.refreshedAt ?? row.connectedAt).getTime();
  const marginMs = Math.min(300_000, lifetimeMs / 10);
  return row.expiresAt.getTime() - now < marginMs;
}

async function readTokenRow(db: Db, { userId }: { userId: UserId }): Promise<TokenRow | null> {
  return db.connection.findUnique({
    where: { userId },
    select: {
      status: true,
      accessToken: true,
      refreshToken: true,
      expiresAt: true,
      connectedAt: true,
      refreshedAt: true,
    },
  });
}

function requireTokens(row: TokenRow | null): TokenRow {
  if (row === null || row.status === "needs_reauth" || row.status === "revoked") {
    throw new ConnectionLostError();
  }
  return row;
}

function openToken({
  row,
  userId,
  column,
}: {
  row: TokenRow;
  userId: UserId;
  column: "access_token" | "refresh_token";
}): string {
  const sealed = column === "access_token" ? row.accessToken : row.refreshToken;
  if (sealed === null) throw new ConnectionLostError();
  return unseal(sealed, { table: "oura_connection", column, row: userId });
}

/** The columns of a token pair, encrypted for the person's row. */
export function toTokenColumns({ userId, tokens }: { userId: UserId; tokens: OAuthTokens }) {
  const place = { table: "oura_connection", row: userId } as const;
  return {
    accessToken: seal(tokens.accessToken, { ...place, column: "access_token" }),
    refreshToken: seal(tokens.refreshToken, { ...place, column: "refresh_token" }),
    expiresAt: tokens.expiresAt,
  };
}

async function saveRefreshed(
  db: Db,
  { userId, tokens }: { userId: UserId; tokens: OAuthTokens },
): Promise<void> {
  const columns = toTokenColumns({ userId, tokens });
  const scopes = tokens.grantedScopes ? { scopes: tokens.grantedScopes } : {};
  await db.connection.update({
    where: { userId },
    data: { ...columns, ...scopes, refreshedAt: new Date() },
  });
}

async function noteLostGrant(db: Db, { userId }: { userId: UserId }): Promise<void> {
  const statusReason = "Oura no longer accepts this connection. Connect your ring again.";
  await db.connection.update({
    where: { userId },
    data: { status: "needs_reauth", statusReason, statusChangedAt: new Date() },
  });
  await recordAudit(db, { userId, kind: "connection_lost", detail: { cause: "invalid_grant" } });
}
