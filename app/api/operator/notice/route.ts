import { json } from "#lib/http/respond.ts";
import { withUser } from "#lib/http/with-user.ts";
import { requireOperatorNotice } from "#lib/operator/data.ts";

/** How many things need the owner, for the mark in the navigation; 404 for everybody else. */
export const GET = withUser(async ({ userId }) => json(await requireOperatorNotice(userId)));
