import { json } from "#lib/http/respond.ts";

/** Whether this process answers, whatever else is down: a restart mends nothing else. */
export function GET(): Response {
  return json({ status: "ok" });
}
