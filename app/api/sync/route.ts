import { z } from "zod";
import { readJson } from "#lib/http/read-input.ts";
import { json } from "#lib/http/respond.ts";
import { withUser } from "#lib/http/with-user.ts";
import { getSyncProgress } from "#lib/sync/data.ts";
import { requestHistory, requestSync } from "#lib/sync/mutations.ts";

/** How far the person's sync has come. */
export const GET = withUser(async ({ userId }) => json(await getSyncProgress(userId)));

const schema = z.object({ kind: z.enum(["recent", "history"]).default("recent") });

/** "Sync now", at most once a minute; or, for `history`, to go on with a backfill that stopped. */
export const POST = withUser(async ({ userId, request }) => {
  const { kind } = await readJson({ request, schema });
  const result = kind === "history" ? await requestHistory(userId) : await requestSync(userId);
  return json(result, { status: result.state === "started" ? 202 : 200 });
});
