import type { SyncProgress } from "../lib/sync/schema.ts";

/** What the seed needs to know of `GET /api/sync`. */
export type Backfill = {
  isConnected: boolean;
  /** Every type that was granted has its whole history. */
  isComplete: boolean;
  /** Why it will not complete by itself; null while it may. */
  problem: string | null;
  /** One line for a person who waits. */
  text: string;
};

/** Reads the product's own account of how far a history has come. */
export function toBackfill({ connection, run, types }: SyncProgress): Backfill {
  const documents = types.reduce((sum, type) => sum + type.documents, 0);
  const open = types.filter(({ state }) => state === "pending" || state === "running");
  const failed = types.find(({ state }) => state === "failed");
  const ended = run?.status === "failed" || run?.status === "cancelled" ? run : null;
  return {
    isConnected: connection?.status === "active",
    isComplete: open.length === 0 && !failed && run?.status === "complete",
    problem: failed?.lastError ?? (ended ? (ended.error ?? `the run was ${ended.status}`) : null),
    text: `${documents.toLocaleString("en")} documents and readings`,
  };
}
