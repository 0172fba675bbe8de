import { z } from "zod";
import { readJson } from "#lib/http/read-input.ts";
import { json } from "#lib/http/respond.ts";
import { withUser } from "#lib/http/with-user.ts";
import { replayLetters } from "#lib/operator/mutations.ts";

const schema = z.object({
  keys: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, "must be the key of a dead letter"))
    .max(500)
    .nullable(),
});

/** Gives dead letters another life, or with `null` all that can have one; for the owner alone. */
export const POST = withUser(async ({ userId, request }) => {
  const { keys } = await readJson({ request, schema });
  return json({ replayed: await replayLetters({ userId, keys }) }, { status: 202 });
});
