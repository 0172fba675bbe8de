import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  createAuthorization,
  type OAuthApplication,
  readCallback,
  requestTokens,
  revoke,
  type TokenGrant,
} from "./oauth.ts";
import { OAuthError } from "./oauth-errors.ts";

interface Sent {
  url: URL;
  init: RequestInit;
}

const now = Date.UTC(2026, 2, 3, 12);

function connect({
  answer = () => new Response(),
  ...change
}: { answer?: (sent: Sent) => Response | Promise<Response> } & Partial<OAuthApplication> = {}) {
  const sent: Sent[] = [];
  const application: OAuthApplication = {
    endpoints: {
      authorizeUrl: "https://cloud.example.test/oauth/authorize?brand=oura",
      tokenUrl: "https://api.example.test/oauth/token",
      revokeUrl: "https://api.example.test/oauth/revoke",
    },
    clientId: "client",
    clientSecret: "client-secret",
    redirectUri: "https://ring.example.test/api/oura/callback",
    now: () => now,
    fetch: async (url, init) => {
      sent.push({ url, init });
      return answer({ url, init });
    },
    ...change,
  };
  return { application, sent };
}

const tokens = {
  token_type: "bearer",
  access_token: "access-1",
  refresh_token: "refresh-1",
  expires_in: 86_400,
};
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

function toCodeGrant(parameters: Record<string, string> = {}): TokenGrant {
  const callback = readCallback({
    ...connect(),
    parameters: new URLSearchParams({ code: "code-1", state: "s", ...parameters }),
    expectedState: "s",
  });
  return { type: "authorization_code", callback, codeVerifier: "v".repeat(43) };
}
const refreshGrant: TokenGrant = { type: "refresh_token", refreshToken: "refresh-0" };

async function toError(promise: Promise<unknown>): Promise<OAuthError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof OAuthError)) throw new Error("expected an OAuthError", { cause: error });
  return error;
}

describe("an authorization", () => {
  it("asks for a code with state and an S256 challenge, and keeps the endpoint's own query", async () => {
    const { url, state, codeVerifier } = await createAuthorization({
      ...connect(),
      scopes: ["daily", "heartrate"],
    });
    expect(url.origin + url.pathname).toBe("https://cloud.example.test/oauth/authorize");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      brand: "oura",
      response_type: "code",
      client_id: "client",
      redirect_uri: "https://ring.example.test/api/oura/callback",
      scope: "daily heartrate",
      state,
      code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
      code_challenge_method: "S256",
    });
    expect(Buffer.from(state, "base64url").length).toBeGreaterThanOrEqual(16);
  });

  it("is never the same twice", async () => {
    const make = () => createAuthorization({ ...connect(), scopes: ["daily"] });
    const [a, b] = [await make(), await make()];
    expect(a.state).not.toBe(b.state);
    expect(a.codeVerifier).not.toBe(b.codeVerifier);
  });

  it("is not sent in the clear beyond this machine", async () => {
    const endpoints = { authorizeUrl: "http://x.test/a", tokenUrl: "", revokeUrl: "" };
    const attempt = createAuthorization({ ...connect({ endpoints }), scopes: [] });
    await expect(attempt).rejects.toThrow(TypeError);
  });
});

describe("a callback", () => {
  const read = (query: string) =>
    readCallback({ ...connect(), parameters: new URLSearchParams(query), expectedState: "s" });

  it("says what was granted, in short form, or that it does not say", () => {
    expect(read("code=c&state=s&scope=extapi:daily+workout").grantedScopes).toEqual([
      "daily",
      "workout",
    ]);
    expect(read("code=c&state=s").grantedScopes).toBeNull();
    expect(read("code=c&state=s&iss=https://moi.example.test").grantedScopes).toBeNull();
  });

  it.each([
    ["code=c", "state_mismatch"],
    ["code=c&state=t", "state_mismatch"],
    ["code=c&state=s&state=s", "state_mismatch"],
    ["error=access_denied", "state_mismatch"],
    ["error=access_denied&state=s", "access_denied"],
    ["error=server_error&state=s", "server"],
    ["error=invalid_scope&state=s", "refused"],
    ["state=s", "malformed"],
    ["code=c&code=d&state=s", "malformed"],
  ])("of %s is %s", async (query, kind) => {
    const error = await toError(Promise.resolve().then(() => read(query)));
    expect(error.kind).toBe(kind);
  });
});

describe("a code", () => {
  it("is exchanged with verifier, redirect URI and secret in the body, following no redirect", async () => {
    const { application, sent } = connect({ answer: () => json({ ...tokens, scope: "daily" }) });
    expect(await requestTokens({ application, grant: toCodeGrant() })).toEqual({
      accessToken: "access-1",
      refreshToken: "refresh-1",
      expiresAt: new Date(now + 86_400_000),
      grantedScopes: ["daily"],
    });
    const [request] = sent;
    expect(Object.fromEntries(new URLSearchParams(String(request?.init.body)))).toEqual({
      grant_type: "authorization_code",
      code: "code-1",
      code_verifier: "v".repeat(43),
      redirect_uri: "https://ring.example.test/api/oura/callback",
      client_id: "client",
      client_secret: "client-secret",
    });
    expect(request?.url.href).toBe("https://api.example.test/oauth/token");
    expect(request?.init.redirect).toBe("manual");
  });

  it("leaves the callback's scopes standing where the answer names none", async () => {
    const { application } = connect({ answer: () => json(tokens) });
    const grant = toCodeGrant({ scope: "daily tag" });
    expect((await requestTokens({ application, grant })).grantedScopes).toEqual(["daily", "tag"]);
  });

  it("answered without a refresh token is malformed, for nothing could keep it alive", async () => {
    const { application } = connect({
      answer: () => json({ ...tokens, refresh_token: undefined }),
    });
    const error = await toError(requestTokens({ application, grant: toCodeGrant() }));
    expect(error.kind).toBe("malformed");
  });

  it("is exchanged over plain http on loopback only", async () => {
    const toEndpoints = (origin: string) => ({
      authorizeUrl: `${origin}/a`,
      tokenUrl: `${origin}/t`,
      revokeUrl: `${origin}/r`,
    });
    const answer = () => json(tokens);
    const near = connect({ answer, endpoints: toEndpoints("http://127.0.0.1:3001") });
    await expect(requestTokens({ ...near, grant: refreshGrant })).resolves.toBeDefined();
    const far = connect({ answer, endpoints: toEndpoints("http://api.example.test") });
    await expect(requestTokens({ ...far, grant: refreshGrant })).rejects.toThrow(TypeError);
    expect(far.sent).toEqual([]);
  });
});

describe("a refresh", () => {
  it("takes the new pair", async () => {
    const { application, sent } = connect({ answer: () => json(tokens) });
    const answer = await requestTokens({ application, grant: refreshGrant });
    expect(answer).toMatchObject({ refreshToken: "refresh-1", grantedScopes: null });
    expect(String(sent[0]?.init.body)).toContain("refresh_token=refresh-0");
  });

  it("keeps the old refresh token when the answer brings none, and knows no expiry it was not told", async () => {
    const { application } = connect({
      answer: () => json({ ...tokens, refresh_token: undefined, expires_in: undefined }),
    });
    const answer = await requestTokens({ application, grant: refreshGrant });
    expect(answer).toMatchObject({ refreshToken: "refresh-0", expiresAt: null });
  });
});

describe("a token request that fails", () => {
  it.each([
    ["invalid_grant", () => json({ error: "invalid_grant" }, 400)],
    ["invalid_client", () => json({ error: "invalid_client" }, 401)],
    [
      "invalid_client",
      () => new Response("", { status: 401, headers: { "www-authenticate": 'Basic realm="x"' } }),
    ],
    ["refused", () => json({ error: "unsupported_grant_type" }, 400)],
    ["rate_limited", () => new Response("", { status: 429 })],
    ["server", () => new Response("", { status: 503 })],
    ["server", () => json({ error: "temporarily_unavailable" }, 400)],
    ["malformed", () => new Response("", { status: 302, headers: { location: "https://x.test" } })],
    ["malformed", () => new Response("", { status: 400 })],
    ["malformed", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["malformed", () => json({ ...tokens, access_token: undefined })],
    ["malformed", () => json({ ...tokens, token_type: "mac" })],
    ["network", () => Promise.reject(new TypeError("fetch failed"))],
  ] as const)("is %s", async (kind, answer) => {
    const { application } = connect({ answer });
    const error = await toError(requestTokens({ application, grant: refreshGrant }));
    expect(error.kind).toBe(kind);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it("carries no token, neither ours nor one from a broken answer", async () => {
    const answer = () => json({ ...tokens, expires_in: "never" });
    const { application } = connect({ answer });
    const error = await toError(requestTokens({ application, grant: refreshGrant }));
    const { cause } = error;
    const everything = JSON.stringify([
      { ...error, message: error.message, stack: error.stack },
      cause instanceof Error ? { ...cause, text: String(cause), cause: cause.cause } : cause,
    ]);
    for (const token of ["access-1", "refresh-1", "refresh-0", "client-secret"]) {
      expect(everything).not.toContain(token);
    }
  });
});

describe("a revocation", () => {
  it("posts the token in the query for the documented endpoint, and as a form for the newer one", async () => {
    const { application, sent } = connect();
    await revoke({ application, accessToken: "a+b" });
    expect(sent[0]?.url.href).toBe("https://api.example.test/oauth/revoke?access_token=a%2Bb");
    expect(sent[0]?.init).toMatchObject({ method: "POST", redirect: "manual" });
    expect(String(sent[0]?.init.body)).toBe(
      "token=a%2Bb&token_type_hint=access_token&client_id=client&client_secret=client-secret",
    );
  });

  it("of a grant that is gone has succeeded", async () => {
    for (const status of [400, 401, 404]) {
      const { application } = connect({ answer: () => new Response("", { status }) });
      await expect(revoke({ application, accessToken: "a" })).resolves.toBeUndefined();
    }
  });

  it.each([
    ["rate_limited", () => new Response("", { status: 429 })],
    ["server", () => new Response("", { status: 500 })],
    ["malformed", () => new Response("", { status: 302 })],
    ["network", () => Promise.reject(new TypeError("fetch failed"))],
  ] as const)("fails as %s otherwise, without naming the token", async (kind, answer) => {
    const { application } = connect({ answer });
    const error = await toError(revoke({ application, accessToken: "secret-token" }));
    expect(error.kind).toBe(kind);
    expect(error.message).not.toContain("secret-token");
  });
});
