/** All that a team learns of a member's grant. Why it ended is between the member and Oura. */
export type ConnectionState = "connected" | "needs_reconnecting" | "not_connected";

/** Reduces the status of a grant to what a team may know; null means that there is no ring. */
export function toConnectionState(status: string | null): ConnectionState {
  if (status === null || status === "revoked") return "not_connected";
  return status === "active" ? "connected" : "needs_reconnecting";
}
