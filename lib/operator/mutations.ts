import "server-only";
import { asSystem } from "../db/scope.ts";
import { replayEvents } from "../sync/letters/mutations.ts";
import type { UserId } from "../user-id.ts";
import { requireOwner } from "./data.ts";

/**
 * Gives dead letters, and unknown events that are known by now, another life; for the owner alone.
 * @param keys which; null for all there are.
 * @returns how many will be tried again.
 * @throws AppError `not_found` for anybody else.
 */
export async function replayLetters({
  userId,
  keys,
}: {
  userId: UserId;
  keys: readonly string[] | null;
}): Promise<number> {
  return asSystem("operator", async (db) => {
    await requireOwner(db, { userId });
    return replayEvents(db, { keys });
  });
}
