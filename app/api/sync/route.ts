import { z } from "zod";
import { readJson } from "#lib/http/read-input.ts";
import { json } from "#lib/http/respond.ts";
import { withUser } from "#lib/http/with-user.ts";
import { isDataTypeId } from "#lib/oura/registry.ts";
import { requestBackfillAgain, requestReread } from "#lib/sync/asked/mutations.ts";
import { getSyncProgress } from "#lib/sync/data.ts";
import { requestHistory, requestSync } from "#lib/sync/mutations.ts";

/** How far the person's sync has come. */
export const GET = withUser(async ({ userId }) => json(await getSyncProgress(userId)));

const schema = z.union([
  z.object({
    kind: z.literal("reread"),
    type: z.string().refine(isDataTypeId, "knows no such type"),
  }),
  z.object({ kind: z.enum(["recent", "history", "again"]).default("recent") }),
]);

const begin = {
  recent: requestSync,
  history: requestHistory,
  again: requestBackfillAgain,
} as const;

/**
 * "Sync now", at most once a minute; `history` goes on with a backfill that stopped, `again` fetches
 * everything once more, at most once a day; `reread` the last months of one type, every ten minutes.
 */
export const POST = withUser(async ({ userId, request }) => {
  const asked = await readJson({ request, schema });
  const result =
    asked.kind === "reread"
      ? await requestReread({ userId, type: asked.type })
      : await begin[asked.kind](userId);
  return json(result, { status: result.state === "started" ? 202 : 200 });
});
