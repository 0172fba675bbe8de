import "server-only";
import { asUser } from "../db/scope.ts";
import type { Fetch } from "../oura/http-exchange.ts";
import { revoke } from "../oura/oauth.ts";
import { OAuthError } from "../oura/oauth-errors.ts";
import type { UserId } from "../user-id.ts";
import { ouraApplication } from "./application.ts";
import { deleteConnection, forgetTokens } from "./mutations.ts";
import { unseal } from "./secrets.ts";

/** What happened: nothing to disconnect, or done, with or without Oura's confirmation. */
export type Disconnection = "not_connected" | "done" | "done_not_revoked";

/**
 * Ends the connection here whatever Oura answers, and takes the grant back there as well as it can.
 * `delete` also removes every row that came through it. Revoked first: afterwards no token is left
 * to do it with.
 */
export async function disconnect({
  userId,
  data,
  fetch = globalThis.fetch,
}: {
  userId: UserId;
  data: "keep" | "delete";
  fetch?: Fetch;
}): Promise<Disconnection> {
  const isRevoked = await revokeUpstream({ userId, fetch });
  const isDone = data === "delete" ? await deleteConnection(userId) : await forgetTokens(userId);
  if (!isDone) return "not_connected";
  return isRevoked ? "done" : "done_not_revoked";
}

async function revokeUpstream({
  userId,
  fetch,
}: {
  userId: UserId;
  fetch: Fetch;
}): Promise<boolean> {
  const row = await asUser(userId, (db) =>
    db.connection.findUnique({ where: { userId }, select: { accessToken: true } }),
  );
  // Disconnected before with its data kept: that grant is gone already.
  if (row === null || row.accessToken === null) return true;
  const place = { table: "oura_connection", column: "access_token", row: userId } as const;
  try {
    const accessToken = unseal(row.accessToken, place);
    await revoke({ application: ouraApplication({ fetch }), accessToken });
    return true;
  } catch (error) {
    // The person is told; a failing Oura or a lost key must not keep anybody connected.
    const isUpstream = error instanceof OAuthError;
    console.warn(isUpstream ? "revoking at Oura failed" : "a token could not be opened", error);
    return false;
  }
}
