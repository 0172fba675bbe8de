import { asUser } from "#lib/db/scope.ts";
import { readQuery } from "#lib/http/read-input.ts";
import { json } from "#lib/http/respond.ts";
import { withUser } from "#lib/http/with-user.ts";
import { silencesQuerySchema } from "#lib/sync/gaps/schema.ts";
import { getSilences } from "#lib/sync/gaps/silence-data.ts";

/** The stretches of a day without heart rate, each with its reason. */
export const GET = withUser(async ({ request, userId }) => {
  const span = readQuery({ request, schema: silencesQuerySchema });
  return json(await asUser(userId, (db) => getSilences(db, { userId, ...span })));
});
