import { getTimeOfDayBand } from "#lib/heart-rate/data.ts";
import { timeOfDayBandQuerySchema } from "#lib/heart-rate/schema.ts";
import { readQuery } from "#lib/http/read-input.ts";
import { withUser } from "#lib/http/with-user.ts";
import { answerByVersion } from "#lib/query/answer-by-version.ts";

/** The usual heart rate by half hour of the local clock, from the 28 days before a day. */
export const GET = withUser(async ({ request, userId }) => {
  const asked = readQuery({ request, schema: timeOfDayBandQuerySchema });
  return answerByVersion({
    request,
    userId,
    read: (db) => getTimeOfDayBand(db, { userId, ...asked }),
  });
});
