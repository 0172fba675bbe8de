import { getHeartRateRange } from "#lib/heart-rate/data.ts";
import { heartRateQuerySchema } from "#lib/heart-rate/schema.ts";
import { readQuery } from "#lib/http/read-input.ts";
import { withUser } from "#lib/http/with-user.ts";
import { answerByVersion } from "#lib/query/answer-by-version.ts";

/** Heart rate of a range in at most 1,500 points. */
export const GET = withUser(async ({ request, userId }) => {
  const range = readQuery({ request, schema: heartRateQuerySchema });
  return answerByVersion({
    request,
    userId,
    read: (db) => getHeartRateRange(db, { userId, ...range }),
  });
});
