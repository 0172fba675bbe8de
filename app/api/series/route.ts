import { readQuery } from "#lib/http/read-input.ts";
import { withUser } from "#lib/http/with-user.ts";
import { getSeries } from "#lib/metrics/data.ts";
import { seriesQuerySchema } from "#lib/metrics/schema.ts";
import { answerVersion } from "#lib/query/answer-by-version.ts";

/** Daily metrics as columns, a slot a day, with personal bands when `band=1`. */
export const GET = withUser(async ({ request, userId }) => {
  const { metrics, from, to, band } = readQuery({ request, schema: seriesQuerySchema });
  const bands = band === "1" ? "with" : "without";
  const { version, answer } = await getSeries({ userId, metrics, from, to, bands });
  return answerVersion({ request, userId, version, answer });
});
