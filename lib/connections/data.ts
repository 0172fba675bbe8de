import "server-only";
import { cache } from "react";
import { requireSession } from "../auth/session.ts";
import { asUser } from "../db/scope.ts";
import type { UserId } from "../user-id.ts";

/**
 * active: tokens work, as far as we know. needs_reauth: Oura took the grant back. membership_ended:
 * Oura answers 403 until the membership is renewed. revoked: disconnected here, data kept.
 */
export type ConnectionStatus = "active" | "needs_reauth" | "membership_ended" | "revoked";

/** A person's Oura grant without its tokens. */
export interface Connection {
  status: ConnectionStatus;
  /** Short forms of the scopes granted. */
  scopes: string[];
  requestedScopes: string[];
  /** Types whose reads were refused although the token is good. */
  deniedTypes: string[];
  ouraUserId: string;
  connectedAt: Date;
  refreshedAt: Date | null;
  statusChangedAt: Date;
  /** Plain words of the last failure. */
  statusReason: string | null;
}

/** The person's grant, in whatever state; null when there never was one or its data was deleted. */
export async function getConnection(userId: UserId): Promise<Connection | null> {
  const row = await asUser(userId, (db) =>
    db.connection.findUnique({
      where: { userId },
      select: {
        status: true,
        scopes: true,
        requestedScopes: true,
        deniedTypes: true,
        ouraUserId: true,
        connectedAt: true,
        refreshedAt: true,
        statusChangedAt: true,
        statusReason: true,
      },
    }),
  );
  // The cast holds by the column's check constraint.
  return row === null ? null : { ...row, status: row.status as ConnectionStatus };
}

/** The signed-in person's grant, read once per request. */
export const loadConnection = cache(async (): Promise<Connection | null> => {
  const { userId } = await requireSession();
  return getConnection(userId);
});
