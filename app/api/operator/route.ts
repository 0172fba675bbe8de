import { json } from "#lib/http/respond.ts";
import { withUser } from "#lib/http/with-user.ts";
import { getOperatorAnswer } from "#lib/operator/data.ts";

/** How the installation is doing, for its owner; 404 for everybody else. */
export const GET = withUser(async ({ userId }) => json(await getOperatorAnswer(userId)));
