import { hasMetricsToken } from "#lib/http/metrics-token.ts";
import { json } from "#lib/http/respond.ts";
import { getHealth } from "#lib/operator/health.ts";

/** Whether data flows: 200 or 503. Why it does not is told to whoever brings the metrics' token. */
export async function GET(request: Request): Promise<Response> {
  const { status, problems } = await getHealth();
  const answer = hasMetricsToken(request) ? { status, problems } : { status };
  return json(answer, { status: status === "ok" ? 200 : 503 });
}
