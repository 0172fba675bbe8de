import "server-only";
import type { Db } from "../../db/scope.ts";
import type { DataTypeId } from "../../oura/registry.ts";
import type { UserId } from "../../user-id.ts";

/**
 * How long a job that was queued, or looked at the inbox, is believed to look again. Nothing rests on
 * it: a job that dies is missed for as long, then the next event queues another.
 */
export const watchSeconds = 10;

interface Pair {
  userId: UserId;
  type: DataTypeId;
}

/**
 * Says that this job looks at the pair's events again within the time, so that new ones queue no job.
 * Waits for events that are being stored: what is listed after this, in the same transaction, holds
 * every event that has relied on the watch.
 */
export async function keepWatch(
  db: Db,
  { userId, type, seconds = watchSeconds }: Pair & { seconds?: number },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO inbox_watch (user_id, type, until)
    SELECT id, ${type}, now() + ${seconds} * interval '1 second'
    FROM app_user WHERE id = ${userId}::uuid
    ON CONFLICT (user_id, type) DO UPDATE SET until = excluded.until`;
}

/** From the end of this transaction the pair's next event queues a job again. */
export async function endWatch(db: Db, { userId, type }: Pair): Promise<void> {
  await db.$executeRaw`
    UPDATE inbox_watch SET until = '-infinity' WHERE user_id = ${userId}::uuid AND type = ${type}`;
}
