import {
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  ClientSecretPost,
  calculatePKCECodeChallenge,
  customFetch,
  generateRandomCodeVerifier,
  generateRandomState,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  type TokenEndpointRequestOptions,
  validateAuthResponse,
} from "oauth4webapi";
import type { Fetch } from "./http-exchange.ts";
import { OAuthError, toOAuthError } from "./oauth-errors.ts";
import { toGrantedScopes } from "./scopes.ts";
import { isLoopback, toSecureUrl } from "./secure-url.ts";

/** Upstream has moved these once already, so all of them are configuration. */
export interface OAuthEndpoints {
  authorizeUrl: string;
  tokenUrl: string;
  revokeUrl: string;
}

/** One application at one authorization server, and how to reach it. */
export interface OAuthApplication {
  endpoints: OAuthEndpoints;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  fetch: Fetch;
  /** For one exchange. Default 15 s. */
  timeoutMs?: number;
  /** Milliseconds since 1970; dates `expiresAt`. */
  now?: () => number;
}

/** Keep `state` and `codeVerifier` server-side for one use; send the browser to `url`. */
export interface Authorization {
  url: URL;
  /** 256 random bits. */
  state: string;
  codeVerifier: string;
}

/** A callback whose state fits and which carries a code. */
export interface AuthorizationCallback {
  /** Branded by the library: only this very object can be exchanged. */
  parameters: URLSearchParams;
  /** What the person left ticked, in short form; null when the callback does not say. */
  grantedScopes: string[] | null;
}

export type TokenGrant =
  | { type: "authorization_code"; callback: AuthorizationCallback; codeVerifier: string }
  | { type: "refresh_token"; refreshToken: string };

export interface OAuthTokens {
  accessToken: string;
  /** After a refresh without a new one, the one that was used. */
  refreshToken: string;
  /** By `expires_in`, which varies from a day to a month; null when not sent. */
  expiresAt: Date | null;
  /** In short form; null when neither answer nor callback says. */
  grantedScopes: string[] | null;
}

/**
 * Begins the code flow with PKCE (S256).
 * @param scopes as they go on the wire, prefix included where the application's portal wants one.
 * @throws TypeError when an endpoint is neither https nor on loopback.
 */
export async function createAuthorization({
  application: { endpoints, clientId, redirectUri },
  scopes,
}: {
  application: Pick<OAuthApplication, "endpoints" | "clientId" | "redirectUri">;
  scopes: readonly string[];
}): Promise<Authorization> {
  const state = generateRandomState();
  const codeVerifier = generateRandomCodeVerifier();
  const url = toSecureUrl(endpoints.authorizeUrl);
  const parameters = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    state,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url, state, codeVerifier };
}

/**
 * Validates what came back through the browser.
 * @throws OAuthError `state_mismatch`, `access_denied`, another refusal, or `malformed` without a code.
 */
export function readCallback({
  application: { endpoints, clientId },
  parameters,
  expectedState,
}: {
  application: Pick<OAuthApplication, "endpoints" | "clientId">;
  parameters: URLSearchParams;
  expectedState: string;
}): AuthorizationCallback {
  const subject = "the authorization callback";
  if (parameters.getAll("state").length !== 1 || parameters.get("state") !== expectedState) {
    throw new OAuthError({ kind: "state_mismatch", message: `${subject} has another state` });
  }
  const received = new URLSearchParams(parameters);
  // No issuer is published for these endpoints, so there is nothing to hold an `iss` against.
  received.delete("iss");
  try {
    const server = toServer(endpoints);
    const valid = validateAuthResponse(server, { client_id: clientId }, received, expectedState);
    if (valid.getAll("code").length !== 1 || valid.get("code") === "") {
      throw new OAuthError({ kind: "malformed", message: `${subject} has not one code` });
    }
    const scope = valid.get("scope");
    return { parameters: valid, grantedScopes: scope ? toGrantedScopes(scope) : null };
  } catch (error) {
    throw toOAuthError({ error, subject });
  }
}

/**
 * Sends a code or a refresh token to the token endpoint. Both are single use: never repeat a request
 * whose answer was lost without asking the store first.
 * @throws OAuthError `network`.
 */
export async function sendTokenRequest({
  application,
  grant,
}: {
  application: OAuthApplication;
  grant: TokenGrant;
}): Promise<Response> {
  const { endpoints, clientId, clientSecret, redirectUri } = application;
  const server = toServer(endpoints);
  const client = { client_id: clientId };
  const authentication = ClientSecretPost(clientSecret);
  const options = toRequestOptions(application);
  try {
    if (grant.type === "refresh_token") {
      const { refreshToken } = grant;
      return await refreshTokenGrantRequest(server, client, authentication, refreshToken, options);
    }
    return await authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      grant.callback.parameters,
      redirectUri,
      grant.codeVerifier,
      options,
    );
  } catch (error) {
    throw toOAuthError({ error, subject: "the token request" });
  }
}

/**
 * Reads the token endpoint's answer to `grant`.
 * @throws OAuthError `invalid_grant`, `invalid_client`, `rate_limited`, `server`, `malformed`, …
 */
export async function readTokenAnswer({
  application: { endpoints, clientId, now = Date.now },
  grant,
  response,
}: {
  application: Pick<OAuthApplication, "endpoints" | "clientId" | "now">;
  grant: TokenGrant;
  response: Response;
}): Promise<OAuthTokens> {
  const subject = "the token request";
  const process =
    grant.type === "refresh_token" ? processRefreshTokenResponse : processAuthorizationCodeResponse;
  try {
    const answer = await process(toServer(endpoints), { client_id: clientId }, response);
    const earlier = grant.type === "refresh_token" ? grant.refreshToken : undefined;
    const refreshToken = answer.refresh_token ?? earlier;
    if (refreshToken === undefined) {
      const message = `${subject} was answered without a refresh token`;
      throw new OAuthError({ kind: "malformed", message, status: response.status });
    }
    return {
      accessToken: answer.access_token,
      refreshToken,
      expiresAt:
        answer.expires_in === undefined ? null : new Date(now() + answer.expires_in * 1000),
      grantedScopes: answer.scope ? toGrantedScopes(answer.scope) : toCallbackScopes(grant),
    };
  } catch (error) {
    throw toOAuthError({ error, subject });
  }
}

/** {@link sendTokenRequest}, then {@link readTokenAnswer}. */
export async function requestTokens(request: {
  application: OAuthApplication;
  grant: TokenGrant;
}): Promise<OAuthTokens> {
  return readTokenAnswer({ ...request, response: await sendTokenRequest(request) });
}

/**
 * Takes the grant back at Oura. The documented endpoint reads the token from the query, that of the newer
 * portal from a form with the application's credentials (RFC 7009); both are sent, as neither minds the
 * other. A grant that is gone already (400, 401, 404) counts as revoked.
 * @throws OAuthError `network`, `rate_limited`, `server` or `malformed`.
 */
export async function revoke({
  application: { endpoints, clientId, clientSecret, fetch, timeoutMs = 15_000 },
  accessToken,
}: {
  application: Pick<
    OAuthApplication,
    "endpoints" | "clientId" | "clientSecret" | "fetch" | "timeoutMs"
  >;
  accessToken: string;
}): Promise<void> {
  const subject = "the revocation";
  const url = toSecureUrl(endpoints.revokeUrl);
  url.searchParams.set("access_token", accessToken);
  const body = new URLSearchParams({
    token: accessToken,
    token_type_hint: "access_token",
    client_id: clientId,
    client_secret: clientSecret,
  });
  let status: number;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: "POST", body, redirect: "manual", signal });
    await response.body?.cancel();
    status = response.status;
  } catch (error) {
    throw toOAuthError({ error, subject });
  }
  if ((status >= 200 && status < 300) || [400, 401, 404].includes(status)) return;
  const kind = status === 429 ? "rate_limited" : status >= 500 ? "server" : "malformed";
  throw new OAuthError({ kind, message: `${subject} was answered ${status}`, status });
}

function toCallbackScopes(grant: TokenGrant): string[] | null {
  return grant.type === "authorization_code" ? grant.callback.grantedScopes : null;
}

/** Oura publishes no metadata; the library needs an issuer, for which the token endpoint's origin stands. */
function toServer({ authorizeUrl, tokenUrl }: OAuthEndpoints): AuthorizationServer {
  return {
    issuer: toSecureUrl(tokenUrl).origin,
    authorization_endpoint: authorizeUrl,
    token_endpoint: tokenUrl,
  };
}

function toRequestOptions({
  endpoints,
  fetch,
  timeoutMs = 15_000,
}: OAuthApplication): TokenEndpointRequestOptions {
  return {
    signal: () => AbortSignal.timeout(timeoutMs),
    [customFetch]: (url, init) => fetch(new URL(url), init as RequestInit),
    // toSecureUrl lets plain http through on loopback alone, where the sandbox lives.
    [allowInsecureRequests]: isLoopback(new URL(endpoints.tokenUrl)),
  };
}
