/** An application and the portal whose endpoints it uses. */
export interface Family {
  authorize: string;
  token: string;
  revoke: string;
  clientId: string;
  clientSecret: string;
  /** Scopes as that portal wants them on the wire. */
  wire: (scopes: readonly string[]) => string[];
}

export const redirectUri = "http://localhost:3000/api/oura/callback";
export const clientId = "ringboard-sandbox";
export const clientSecret = "ringboard-sandbox-secret";

export const legacy: Family = {
  authorize: "/oauth/authorize",
  token: "/oauth/token",
  revoke: "/oauth/revoke",
  clientId,
  clientSecret,
  wire: (scopes) => [...scopes],
};

export const newer: Family = {
  authorize: "/oauth/v2/ext/oauth-authorize",
  token: "/oauth/v2/ext/oauth-token",
  revoke: "/oauth/v2/ext/oauth-revoke",
  clientId: "ringboard-sandbox-portal",
  clientSecret: "ringboard-sandbox-portal-secret",
  wire: (scopes) => scopes.map((scope) => `extapi:${scope}`),
};

/** What behaves the same on both is tested on both. */
export const families = [
  ["the documented paths", legacy],
  ["the new portal's paths", newer],
] as const;

interface Place {
  base: string;
  family?: Family;
}

/** Asks for the consent page as a browser would; null leaves a parameter out. */
export function openAuthorize({
  base,
  family = legacy,
  query = {},
}: Place & { query?: Record<string, string | null> }): Promise<Response> {
  const asked = new URLSearchParams();
  const values = {
    client_id: family.clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    state: "s-1",
    ...query,
  };
  for (const [name, value] of Object.entries(values)) if (value !== null) asked.set(name, value);
  return fetch(`${base}${family.authorize}?${asked}`, { redirect: "manual" });
}

/** Opens the consent page and gives the id of its one-time request. */
export async function openConsent(
  place: Parameters<typeof openAuthorize>[0],
): Promise<{ requestId: string; page: string }> {
  const page = await (await openAuthorize(place)).text();
  return { requestId: /name="request" value="([^"]+)"/.exec(page)?.[1] ?? "", page };
}

/** Answers the consent page as a person would and gives where it leads. */
export async function answerConsent({
  base,
  family = legacy,
  requestId,
  persona = "steady",
  scopes,
  decision = "allow",
  headers = {},
}: Place & {
  requestId: string;
  persona?: string;
  /** As they go on the wire. */
  scopes: readonly string[];
  decision?: "allow" | "deny";
  headers?: Record<string, string>;
}): Promise<Response> {
  const form = new URLSearchParams({ request: requestId, persona, decision });
  for (const scope of scopes) form.append("scope", scope);
  return fetch(base + family.authorize, {
    method: "POST",
    body: form,
    headers,
    redirect: "manual",
  });
}

/** What a redirect to the application carries. */
export function toCallbackValues(response: Response): Record<string, string> {
  return Object.fromEntries(new URL(response.headers.get("location") ?? "").searchParams);
}

export interface TokenAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Calls the token endpoint, with the application's credentials in the body unless told otherwise. */
export async function callToken({
  base,
  family = legacy,
  values,
}: Place & { values: Record<string, string> }): Promise<TokenAnswer> {
  const form = new URLSearchParams({
    client_id: family.clientId,
    client_secret: family.clientSecret,
    ...values,
  });
  const response = await fetch(base + family.token, { method: "POST", body: form });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}

/** Goes through the consent page and gives a code. */
export async function requestCode({
  base,
  family = legacy,
  persona = "steady",
  scopes,
  query = {},
}: Place & {
  persona?: string;
  /** Short. */
  scopes: readonly string[];
  query?: Record<string, string | null>;
}): Promise<string> {
  const wire = family.wire(scopes);
  const { requestId } = await openConsent({
    base,
    family,
    query: { scope: wire.join(" "), ...query },
  });
  const answer = await answerConsent({ base, family, requestId, persona, scopes: wire });
  return toCallbackValues(answer).code ?? "";
}

/** Exchanges a code. */
export function exchange({
  code,
  extra = {},
  ...place
}: Place & { code: string; extra?: Record<string, string> }): Promise<TokenAnswer> {
  const values = { grant_type: "authorization_code", code, redirect_uri: redirectUri, ...extra };
  return callToken({ ...place, values });
}

/** Turns a refresh token over. */
export function refresh({
  token,
  extra = {},
  ...place
}: Place & { token: unknown; extra?: Record<string, string> }): Promise<TokenAnswer> {
  const values = { grant_type: "refresh_token", refresh_token: String(token), ...extra };
  return callToken({ ...place, values });
}

/** Connects a persona and gives both tokens. */
export async function connectTokens(
  options: Parameters<typeof requestCode>[0],
): Promise<{ accessToken: string; refreshToken: string }> {
  const { base, family = legacy } = options;
  const { body } = await exchange({ base, family, code: await requestCode(options) });
  return { accessToken: String(body.access_token), refreshToken: String(body.refresh_token) };
}
