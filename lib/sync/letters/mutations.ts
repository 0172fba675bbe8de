import "server-only";
import type { Db } from "../../db/scope.ts";
import { enqueue } from "../../jobs/queue.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import type { UserId } from "../../user-id.ts";
import { toEventJob } from "../inbox/mutations.ts";
import { knownTypes } from "./known-types.ts";

/**
 * Gives events another life: dead letters, and unknown ones whose type and person are known by now. They
 * are pending with all their attempts again, and their jobs are queued in the same commit.
 * @param keys which; null for all there are.
 * @returns how many could be replayed. Those of nobody here stay what they are.
 */
export async function replayEvents(
  db: Db,
  { keys }: { keys: readonly string[] | null },
): Promise<number> {
  const revived = await db.$queryRaw<{ userId: UserId; type: DataTypeId }[]>`
    UPDATE webhook_event e
    SET status = 'pending', attempts = 0, due_at = now(), last_error = NULL
    FROM oura_connection c
    WHERE c.oura_user_id = e.oura_user_id AND c.status <> 'revoked'
      AND e.status IN ('dead', 'unknown') AND e.type = ANY (${knownTypes}::text[])
      AND (${keys === null} OR e.key = ANY (${keys ?? []}::text[]))
    RETURNING c.user_id AS "userId", e.type`;
  const pairs = new Map(revived.map((pair) => [`${pair.userId} ${pair.type}`, pair]));
  await enqueue(db, [...pairs.values()].map(toEventJob));
  return revived.length;
}
