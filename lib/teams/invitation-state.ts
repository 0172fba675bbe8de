/** What a link is good for. `open` is the only one that lets somebody in. */
export type InvitationState = "open" | "used" | "revoked" | "expired";

/** How long a link works after it was made. */
export const invitationDays = 14;

/** Judges a link at an instant: being used or revoked outweighs having expired since. */
export function toInvitationState({
  usedAt,
  revokedAt,
  expiresAt,
  now,
}: {
  usedAt: Date | null;
  revokedAt: Date | null;
  expiresAt: Date;
  now: Date;
}): InvitationState {
  if (usedAt !== null) return "used";
  if (revokedAt !== null) return "revoked";
  return expiresAt <= now ? "expired" : "open";
}
