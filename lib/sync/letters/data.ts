import "server-only";
import type { Db } from "../../db/scope.ts";

/** What became of events of one kind. */
export interface EventCount {
  /** pending, done, unknown (type or person), dead */
  status: string;
  /** The registry's id, or upstream's word when it is unknown to us. */
  type: string;
  count: number;
  oldestAt: Date;
}

/** How many events are kept, by what became of them; the unknown ones under upstream's own words. */
export async function countEvents(db: Db): Promise<EventCount[]> {
  return db.$queryRaw`
    SELECT status, type, count(*)::int AS count, min(received_at) AS "oldestAt"
    FROM webhook_event GROUP BY status, type ORDER BY status, type`;
}

/** An event that could not be applied. */
export interface DeadLetter {
  key: string;
  type: string;
  eventType: string;
  objectId: string;
  /** Whose it is; null when nobody here has that ring any more. */
  userId: string | null;
  receivedAt: Date;
  attempts: number;
  /** Why, in words. */
  lastError: string | null;
}

/** Dead letters, the newest first. */
export async function listDeadLetters(db: Db, { limit }: { limit: number }): Promise<DeadLetter[]> {
  return db.$queryRaw`
    SELECT e.key, e.type, e.event_type AS "eventType", e.object_id AS "objectId",
      c.user_id AS "userId", e.received_at AS "receivedAt", e.attempts, e.last_error AS "lastError"
    FROM webhook_event e LEFT JOIN oura_connection c ON c.oura_user_id = e.oura_user_id
    WHERE e.status = 'dead' ORDER BY e.received_at DESC, e.key LIMIT ${limit}`;
}
