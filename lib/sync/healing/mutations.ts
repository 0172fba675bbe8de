import "server-only";
import type { Db } from "../../db/scope.ts";

/**
 * Notes that the app answers, which is where events arrive.
 * @returns seconds since it was last found to; null when it never was.
 */
export async function noteAppAnswers(db: Db): Promise<number | null> {
  const [before] = await db.$queryRaw<{ age: number }[]>`
    SELECT extract(epoch FROM now() - seen_at)::float8 AS age FROM service_presence
    WHERE service = 'app' FOR UPDATE`;
  await db.$executeRaw`
    INSERT INTO service_presence (service) VALUES ('app')
    ON CONFLICT (service) DO UPDATE SET seen_at = now()`;
  return before?.age ?? null;
}
