import "server-only";
import type { Db } from "../db/scope.ts";
import type { UserId } from "../user-id.ts";

/** What the trail of accounts and connections knows. */
export type AuditKind =
  | "registered"
  | "signed_in"
  | "sign_in_failed"
  | "signed_out"
  | "session_revoked"
  | "signed_out_everywhere"
  | "password_changed"
  | "connection_started"
  | "connected"
  | "connection_refused"
  | "connection_lost"
  | "disconnected";

/**
 * Adds one line to the append-only trail, in the caller's transaction: what happened and its record
 * stand or fall together. `detail` never holds a token, a password or a health value.
 */
export async function recordAudit(
  db: Db,
  {
    userId,
    kind,
    detail = {},
  }: {
    /** Null when nobody could be named: a sign-in with an unknown e-mail address. */
    userId: UserId | null;
    kind: AuditKind;
    detail?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  },
): Promise<void> {
  await db.auditEvent.createMany({ data: [{ userId, kind, detail: { ...detail } as object }] });
}
