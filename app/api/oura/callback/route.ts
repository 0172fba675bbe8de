import { getSession } from "#lib/auth/session.ts";
import { completeAuthorization } from "#lib/connections/authorization.ts";
import { listMissingScopes } from "#lib/connections/consent.ts";
import { env } from "#lib/env.ts";
import { redirectTo } from "#lib/http/redirect-to.ts";
import { beginBackfill } from "#lib/sync/mutations.ts";

/** Where Oura sends people back to. Every end is a page of ours, never a bare error. */
export async function GET(request: Request): Promise<Response> {
  try {
    const session = await getSession();
    if (session === null) return redirectTo("/login?next=/connect");
    const parameters = new URL(request.url).searchParams;
    const outcome = await completeAuthorization({ ...session, parameters });
    if (!outcome.connected) return redirectTo(`/connect/problem?reason=${outcome.reason}`);
    await beginBackfill(session.userId);
    const granted = outcome.grantedScopes;
    const isComplete = listMissingScopes({ offered: env().OURA_SCOPES, granted }).length === 0;
    return redirectTo(isComplete ? "/connect/progress" : "/connect/done");
  } catch (error) {
    console.error("an Oura callback failed", error);
    return redirectTo("/connect/problem?reason=internal");
  }
}
