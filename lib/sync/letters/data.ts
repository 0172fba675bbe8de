import "server-only";
import type { Db } from "../../db/scope.ts";
import { knownTypes } from "./known-types.ts";

/** An event that could not be applied, without whose it was. */
export interface DeadLetter {
  key: string;
  /** The registry's id. */
  type: string;
  eventType: string;
  receivedAt: Date;
  attempts: number;
  /** Why, in words. */
  lastError: string | null;
  /** Whether a ring that feeds an account here would be asked again. */
  isReplayable: boolean;
}

/** Dead letters, the newest first. */
export async function listDeadLetters(db: Db, { limit }: { limit: number }): Promise<DeadLetter[]> {
  return db.$queryRaw`
    SELECT e.key, e.type, e.event_type AS "eventType", e.received_at AS "receivedAt", e.attempts,
      e.last_error AS "lastError",
      c.user_id IS NOT NULL AND e.type = ANY (${knownTypes}::text[]) AS "isReplayable"
    FROM webhook_event e
    LEFT JOIN oura_connection c ON c.oura_user_id = e.oura_user_id AND c.status <> 'revoked'
    WHERE e.status = 'dead' ORDER BY e.received_at DESC, e.key LIMIT ${limit}`;
}
