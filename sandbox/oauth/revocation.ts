import { type Handler, json } from "../server/exchange.ts";
import type { RegisteredClient } from "./client.ts";
import { authenticateClient } from "./client-authentication.ts";
import type { Grants } from "./grants.ts";
import { readFormParameters, readParameters, requireParameter } from "./parameters.ts";
import { Refusal, uncached, withRefusals } from "./refusal.ts";

export interface RevocationContext {
  /** Those that the endpoint's portal knows. */
  clients: readonly RegisteredClient[];
  grants: Grants;
}

/**
 * The documented endpoint: an access token in the query and nothing else. Ends the token's whole grant;
 * a token that means nothing is answered 200 as well.
 */
export function revokeByQuery({ clients, grants }: RevocationContext): Handler {
  return withRefusals(({ url }) => {
    const token = requireParameter(readParameters(url.searchParams), "access_token");
    const grant = grants.ofToken(token);
    if (grant !== null && clients.some(({ id }) => id === grant.clientId)) grants.revoke(grant.id);
    return json({ headers: uncached, body: {} });
  });
}

/**
 * RFC 7009: a form with any token of the grant, and the client's credentials. Ends the whole grant;
 * a token that means nothing is answered 200 (section 2.2), another application's is refused (2.1).
 */
export function revokeByForm({ clients, grants }: RevocationContext): Handler {
  return withRefusals(async (exchange) => {
    const form = await readFormParameters(exchange);
    const client = authenticateClient({ exchange, form, clients });
    const grant = grants.ofToken(requireParameter(form, "token"));
    if (grant !== null && grant.clientId !== client.id) {
      throw new Refusal("invalid_grant", "The token was issued to another client");
    }
    if (grant !== null) grants.revoke(grant.id);
    return json({ headers: uncached, body: {} });
  });
}
