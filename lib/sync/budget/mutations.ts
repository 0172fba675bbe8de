import "server-only";
import { asSystem } from "../../db/scope.ts";
import { env } from "../../env.ts";

/** The one bucket: upstream counts the application, not the person. */
const applicationBucket = "oura";
const windowSeconds = 300;
/**
 * Full bucket plus five minutes of refill must not exceed the limit, or a burst after a quiet spell
 * would break it: 30 % may come at once, 70 % flow in over the window.
 */
const burstShare = 0.3;

/** What a request for tokens brought. */
export interface Grant {
  granted: number;
  /** Milliseconds until asking again makes sense; 0 when something was granted. */
  waitMs: number;
}

/**
 * Takes up to `lot` requests from the application's budget in one statement, whose row lock settles
 * the race between processes. Leaves `reserveShare` of the bucket to callers that reserve less.
 */
export async function takeRequests({
  lot,
  reserveShare,
  toldLimit = null,
  bucketId = applicationBucket,
}: {
  lot: number;
  reserveShare: number;
  /** Upstream's own limit for five minutes, where it told one: the lower of it and the settings' holds. */
  toldLimit?: number | null;
  bucketId?: string;
}): Promise<Grant> {
  const limit = Math.min(env().OURA_RATE_LIMIT, toldLimit ?? Infinity);
  const capacity = Math.max(1, limit * burstShare);
  const perSecond = (limit * (1 - burstShare)) / windowSeconds;
  const reserve = Math.min(capacity - 1, capacity * reserveShare);
  const [row] = await asSystem(
    "worker",
    (db) => db.$queryRaw<{ granted: number; waitMs: number }[]>`
      WITH seed AS (
        INSERT INTO rate_bucket (id, tokens) VALUES (${bucketId}, ${capacity}) ON CONFLICT DO NOTHING
      ), held AS (
        SELECT id, blocked_until,
          least(${capacity}::float8, tokens + ${perSecond}::float8 * greatest(0,
            extract(epoch FROM clock_timestamp() - refilled_at)::float8)) AS available
        FROM rate_bucket WHERE id = ${bucketId} FOR UPDATE
      ), decided AS (
        SELECT *, CASE WHEN blocked_until > clock_timestamp() THEN 0
          ELSE greatest(0, least(${lot}::float8, floor(available - ${reserve}::float8))) END AS granted
        FROM held
      )
      UPDATE rate_bucket b
      SET tokens = d.available - d.granted, refilled_at = clock_timestamp()
      FROM decided d WHERE b.id = d.id
      RETURNING d.granted::int AS granted, ceil(1000 * CASE WHEN d.granted > 0 THEN 0
        WHEN d.blocked_until > clock_timestamp()
          THEN extract(epoch FROM d.blocked_until - clock_timestamp())::float8
        ELSE (${reserve}::float8 + 1 - d.available) / ${perSecond}::float8 END)::int AS "waitMs"`,
  );
  // The very first call made the row, which its own statement cannot see yet.
  return row ?? { granted: 0, waitMs: 1 };
}

/** Lets no process send a request before `seconds` have passed: upstream's Retry-After. */
export async function blockRequests({
  seconds,
  bucketId = applicationBucket,
}: {
  seconds: number;
  bucketId?: string;
}): Promise<void> {
  const capacity = env().OURA_RATE_LIMIT * burstShare;
  await asSystem(
    "worker",
    (db) => db.$executeRaw`
      INSERT INTO rate_bucket AS b (id, tokens, blocked_until)
      VALUES (${bucketId}, ${capacity}, clock_timestamp() + ${seconds} * interval '1 second')
      ON CONFLICT (id) DO UPDATE
      SET blocked_until = greatest(b.blocked_until, excluded.blocked_until)`,
  );
}
