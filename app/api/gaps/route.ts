import { asUser } from "#lib/db/scope.ts";
import { readQuery } from "#lib/http/read-input.ts";
import { json } from "#lib/http/respond.ts";
import { withUser } from "#lib/http/with-user.ts";
import { getGaps } from "#lib/sync/gaps/data.ts";
import { gapsQuerySchema } from "#lib/sync/gaps/schema.ts";

/** The missing days of a range, each with its reason. Reasons change with the connection and the time of day too. */
export const GET = withUser(async ({ request, userId }) => {
  const query = readQuery({ request, schema: gapsQuerySchema });
  return json(await asUser(userId, (db) => getGaps(db, { userId, ...query })));
});
