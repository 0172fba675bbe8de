import { json } from "#lib/http/respond.ts";
import { getHealth } from "#lib/sync/health.ts";

/** Whether the installation works: 200 while the database answers, else 503. Needs no session. */
export async function GET(): Promise<Response> {
  const health = await getHealth();
  return json(health, { status: health.status === "ok" ? 200 : 503 });
}
