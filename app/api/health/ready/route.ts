import { json } from "#lib/http/respond.ts";
import { isReady } from "#lib/operator/health.ts";

/** Whether pages and events are served: 200 while the database answers, else 503. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return json({ status: ready ? "ok" : "unavailable" }, { status: ready ? 200 : 503 });
}
