import { getHeartRateDeviation } from "#lib/heart-rate/data.ts";
import { heartRateMapQuerySchema } from "#lib/heart-rate/schema.ts";
import { readQuery } from "#lib/http/read-input.ts";
import { withUser } from "#lib/http/with-user.ts";
import { answerByVersion } from "#lib/query/answer-by-version.ts";

/** How far heart rate lay outside the own range, by local day and quarter of an hour. */
export const GET = withUser(async ({ request, userId }) => {
  const range = readQuery({ request, schema: heartRateMapQuerySchema });
  return answerByVersion({
    request,
    userId,
    read: (db) => getHeartRateDeviation(db, { userId, ...range }),
  });
});
