import { withMetricsToken } from "#lib/http/metrics-token.ts";
import { expositionType } from "#lib/operator/exposition.ts";
import { getMetricsText } from "#lib/operator/health.ts";

/** The operator's figures for Prometheus. 200 also while the database is away: that is told in it. */
export const GET = withMetricsToken(
  async () =>
    new Response(await getMetricsText(), {
      headers: { "content-type": expositionType, "cache-control": "no-store" },
    }),
);
