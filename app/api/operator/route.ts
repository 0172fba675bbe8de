import { json } from "#lib/http/respond.ts";
import { withUser } from "#lib/http/with-user.ts";
import { getOperatorAnswer, requireOwned } from "#lib/operator/data.ts";

/** How the installation is doing, for its owner; 404 for everybody else. */
export const GET = withUser(async ({ userId }) =>
  json(requireOwned(await getOperatorAnswer(userId))),
);
