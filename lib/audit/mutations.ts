import "server-only";
import type { Db } from "../db/scope.ts";
import type { UserId } from "../user-id.ts";

/** What the trail of accounts, connections and teams knows. */
export type AuditKind =
  | "registered"
  | "signed_in"
  | "sign_in_failed"
  | "signed_out"
  | "session_revoked"
  | "signed_out_everywhere"
  | "password_changed"
  | "email_changed"
  | "connection_started"
  | "connected"
  | "connection_refused"
  | "connection_lost"
  | "disconnected"
  | "team_created"
  | "team_deleted"
  | "team_invitation_created"
  | "team_joined"
  | "team_shares_changed"
  | "team_left"
  | "team_member_removed";

/**
 * Adds one line to the append-only trail, in the caller's transaction: what happened and its record
 * stand or fall together. `detail` never holds a token, a password or a health value. `createMany` on
 * purpose: `create` reads its row back, which who acted on somebody else may not.
 */
export async function recordAudit(
  db: Db,
  {
    userId,
    actorId = null,
    kind,
    detail = {},
  }: {
    /** Whom it concerns, and who may read it; null when nobody could be named: a sign-in with an unknown e-mail address. */
    userId: string | null;
    /** Who did it, when it was somebody else. */
    actorId?: UserId | null;
    kind: AuditKind;
    detail?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  },
): Promise<void> {
  await db.auditEvent.createMany({
    data: [{ userId, actorId, kind, detail: { ...detail } as object }],
  });
}
