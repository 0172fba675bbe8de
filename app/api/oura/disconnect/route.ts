import { disconnect } from "#lib/connections/disconnect.ts";
import { disconnectSchema } from "#lib/connections/schema.ts";
import { readForm } from "#lib/http/read-input.ts";
import { redirectTo } from "#lib/http/redirect-to.ts";
import { withUser } from "#lib/http/with-user.ts";

/** Ends the connection; the form says whether its data is kept or deleted. */
export const POST = withUser(async ({ request, userId }) => {
  const { data } = await readForm({ request, schema: disconnectSchema });
  const result = await disconnect({ userId, data });
  return redirectTo(`/settings?${new URLSearchParams({ disconnected: result, data })}#connection`);
});
