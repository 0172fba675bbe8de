import { type Handler, json, type Reply } from "../server/exchange.ts";
import type { Authorization } from "./authorization-request.ts";
import { isKnown, type RegisteredClient } from "./client.ts";
import { authenticateClient } from "./client-authentication.ts";
import type { Grants, IssuedTokens } from "./grants.ts";
import { type Parameters, readFormParameters, requireParameter } from "./parameters.ts";
import { requireVerifier } from "./pkce.ts";
import type { Portal } from "./portals.ts";
import { Refusal, uncached, withRefusals } from "./refusal.ts";
import { splitScopes } from "./scopes.ts";
import type { SingleUse } from "./single-use.ts";

export interface TokenContext {
  portal: Portal;
  /** Those of every portal. */
  clients: readonly RegisteredClient[];
  grants: Grants;
  codes: SingleUse<Authorization>;
}

interface Call extends TokenContext {
  client: RegisteredClient;
  form: Parameters;
}

/** The token endpoint: codes for tokens, refresh tokens for new ones, errors as in RFC 6749. */
export function exchangeToken(context: TokenContext): Handler {
  return withRefusals(async (exchange) => {
    const form = await readFormParameters(exchange);
    const client = authenticateClient({ exchange, form, clients: context.clients });
    const call = { ...context, client, form };
    if (!isKnown(call)) refuseUnheardOf(call);
    const kind = requireParameter(form, "grant_type");
    if (kind === "refresh_token") return toReply(refresh(call));
    if (kind === "authorization_code") return toReply(exchangeCode(call));
    throw new Refusal(
      "unsupported_grant_type",
      "grant_type must be authorization_code or refresh_token",
    );
  });
}

/**
 * The documented token endpoint does not know an application of the newer portal, and still spends its
 * code: 401 for a code, 400 for a refresh token, which stays good.
 */
function refuseUnheardOf({ client, form, codes }: Call): never {
  if (form.get("grant_type") === "refresh_token") {
    throw new Refusal("invalid_request", "Invalid request");
  }
  const code = form.get("code") ?? "";
  if (codes.peek(code)?.clientId === client.id) codes.take(code);
  throw new Refusal("invalid_client", "Invalid client");
}

/** A code works once: a second try ends what the first one brought (RFC 6749 section 4.1.2). */
function exchangeCode({ client, form, grants, codes }: Call): IssuedTokens {
  const code = requireParameter(form, "code");
  const earlier = grants.ofCode(code);
  if (earlier?.clientId === client.id) {
    grants.revoke(earlier.id);
    throw new Refusal("invalid_grant", "The code was used before; its tokens are revoked");
  }
  const authorization = codes.peek(code);
  if (authorization?.clientId !== client.id) {
    throw new Refusal("invalid_grant", "The code is unknown, used, expired or not yours");
  }
  codes.take(code);
  const { redirectUri, isRedirectUriSent, challenge, personaId, scopes } = authorization;
  const repeated = form.get("redirect_uri") ?? (isRedirectUriSent ? null : redirectUri);
  if (repeated !== redirectUri) {
    // The documentation names this error invalid_redirect_uri, RFC 6749 section 5.2 invalid_grant.
    throw new Refusal(
      "invalid_grant",
      "invalid_redirect_uri: not the redirect URI of the authorization request",
    );
  }
  requireVerifier({ challenge, verifier: form.get("code_verifier") ?? null });
  return grants.create({ personaId, clientId: client.id, scopes, code });
}

/** A refresh token works once: a second use ends the grant, as upstream does. */
function refresh({ client, form, grants }: Call): IssuedTokens {
  const refreshToken = requireParameter(form, "refresh_token");
  const found = grants.ofRefreshToken(refreshToken);
  if (found === null || found.grant.clientId !== client.id) {
    throw new Refusal("invalid_grant", "The refresh token is unknown or revoked");
  }
  const { grant, isLive } = found;
  if (!isLive) {
    grants.revoke(grant.id);
    throw new Refusal("invalid_grant", "The refresh token was used before; the grant is revoked");
  }
  const asked = splitScopes(form.get("scope") ?? "");
  if (!asked.every((scope) => grant.scopes.includes(scope))) {
    throw new Refusal("invalid_scope", "A scope was asked for that was not granted");
  }
  return grants.rotate({ grant, refreshToken, scopes: asked.length === 0 ? null : asked });
}

function toReply({ accessToken, refreshToken, expiresIn, scopes }: IssuedTokens): Reply {
  return json({
    headers: uncached,
    body: {
      access_token: accessToken,
      token_type: "bearer",
      expires_in: expiresIn,
      refresh_token: refreshToken,
      scope: scopes.join(" "),
    },
  });
}
