import { json } from "#lib/http/respond.ts";
import { withUser } from "#lib/http/with-user.ts";
import { getOperatorNotice, requireOwned } from "#lib/operator/data.ts";

/** How many things need the owner, for the mark in the navigation; 404 for everybody else. */
export const GET = withUser(async ({ userId }) =>
  json(requireOwned(await getOperatorNotice(userId))),
);
