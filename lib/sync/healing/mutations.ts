import "server-only";
import type { Db } from "../../db/scope.ts";

/** A worker looks every minute: this long without finding the app is an absence worth keeping. */
const absenceSeconds = 180;

/**
 * Notes that the app answers, which is where events arrive, and when it last did not.
 * @returns seconds since it was last found to; null when it never was.
 */
export async function noteAppAnswers(db: Db): Promise<number | null> {
  const [before] = await db.$queryRaw<{ age: number }[]>`
    SELECT extract(epoch FROM now() - seen_at)::float8 AS age FROM service_presence
    WHERE service = 'app' FOR UPDATE`;
  await db.$executeRaw`
    INSERT INTO service_presence AS p (service) VALUES ('app')
    ON CONFLICT (service) DO UPDATE SET seen_at = now(),
      absent_from = CASE WHEN p.seen_at < now() - ${absenceSeconds} * interval '1 second'
        THEN p.seen_at ELSE p.absent_from END,
      absent_until = CASE WHEN p.seen_at < now() - ${absenceSeconds} * interval '1 second'
        THEN now() ELSE p.absent_until END`;
  return before?.age ?? null;
}
