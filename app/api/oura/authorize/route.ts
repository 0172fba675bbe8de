import { getSession } from "#lib/auth/session.ts";
import { beginAuthorization } from "#lib/connections/authorization.ts";
import { env } from "#lib/env.ts";
import { redirectTo } from "#lib/http/redirect-to.ts";
import { toErrorResponse } from "#lib/http/respond.ts";
import { normaliseScope } from "#lib/oura/scopes.ts";

/** Leads from /connect to Oura's consent page. Without `scope` and `choice` every scope is asked for. */
export async function GET(request: Request): Promise<Response> {
  try {
    const session = await getSession();
    if (session === null) return redirectTo("/login?next=/connect");
    const { searchParams } = new URL(request.url);
    // An unticked form sends no scope at all, hence the hidden `choice` beside the boxes.
    const ticked =
      searchParams.has("scope") || searchParams.has("choice")
        ? searchParams.getAll("scope")
        : env().OURA_SCOPES.map(normaliseScope);
    const url = await beginAuthorization({ ...session, ticked });
    return redirectTo(url ?? "/connect/problem?reason=nothing_ticked");
  } catch (error) {
    return toErrorResponse(error);
  }
}
