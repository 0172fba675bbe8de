import "server-only";
import { asSystem } from "../../db/scope.ts";
import { env } from "../../env.ts";

/** The one bucket: upstream counts the application, not the person. */
const applicationBucket = "oura";
/**
 * The five minutes that upstream counts, and what may lie between a request's grant and its arrival
 * there: a lot's life and a slow way. Whatever window upstream lays, it holds no more than the limit.
 */
const windowSeconds = 300 + 5;
/** What background work leaves at least, for the first prompt requests after a quiet spell. */
const reserveShare = 0.025;

/** Background work leaves a share of the budget to what a person or an event waits for. */
export type Pace = "background" | "prompt";

/** What asking for requests brought. */
export interface Grant {
  granted: number;
  /** Milliseconds until asking again makes sense; 0 when something was granted. */
  waitMs: number;
}

/**
 * Takes up to `lot` requests from the application's budget in one round trip; the bucket's row lock
 * settles the race between processes.
 */
export async function takeRequests({
  lot,
  pace,
  toldLimit = null,
  bucketId = applicationBucket,
}: {
  lot: number;
  pace: Pace;
  /** Upstream's own limit for five minutes, where it told one: the lower of it and the settings' holds. */
  toldLimit?: number | null;
  bucketId?: string;
}): Promise<Grant> {
  const limit = Math.min(env().OURA_RATE_LIMIT, toldLimit ?? Infinity);
  const reserve = Math.ceil(limit * reserveShare);
  const [row] = await asSystem(
    "worker",
    (db) => db.$queryRaw<Grant[]>`
      SELECT granted, wait_ms AS "waitMs" FROM take_requests(${bucketId}, ${lot}::int,
        ${pace === "prompt"}, ${limit}::int, ${windowSeconds}::int, ${reserve}::int)`,
  );
  if (row === undefined) throw new Error("take_requests returns a row");
  return row;
}

/** Lets no process send a request before `seconds` have passed: upstream's Retry-After. */
export async function blockRequests({
  seconds,
  bucketId = applicationBucket,
}: {
  seconds: number;
  bucketId?: string;
}): Promise<void> {
  await asSystem(
    "worker",
    (db) => db.$executeRaw`
      INSERT INTO rate_bucket AS b (id, blocked_until)
      VALUES (${bucketId}, clock_timestamp() + ${seconds} * interval '1 second')
      ON CONFLICT (id) DO UPDATE
      SET blocked_until = greatest(b.blocked_until, excluded.blocked_until)`,
  );
}
