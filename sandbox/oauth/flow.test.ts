import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  answerConsent,
  callApi,
  callToken,
  clientId,
  clientSecret,
  connect,
  openConsent,
  type RunningSandbox,
  redirectUri,
  requestCode,
  startSandbox,
} from "../testing/running-sandbox.ts";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const exchange = (code: string, extra: Record<string, string> = {}) =>
  callToken({
    base: sandbox.base,
    values: { grant_type: "authorization_code", code, redirect_uri: redirectUri, ...extra },
  });
const refresh = (token: unknown) =>
  callToken({
    base: sandbox.base,
    values: { grant_type: "refresh_token", refresh_token: String(token) },
  });

describe("the consent page", () => {
  test("offers every persona and ticks every requested scope", async () => {
    const { page } = await openConsent({
      base: sandbox.base,
      query: { scope: "daily heartrate", persona: "athlete" },
    });
    expect(page.match(/type="radio"/g)).toHaveLength(5);
    expect(page.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
    expect(page).toMatch(/value="athlete" required\s+checked/);
    expect(page).not.toContain("<script");
  });

  test("refuses a foreign client and a redirect URI that is not registered without redirecting", async () => {
    for (const query of [{ client_id: "other" }, { redirect_uri: `${redirectUri}/x` }]) {
      const values = {
        client_id: clientId,
        redirect_uri: redirectUri,
        response_type: "code",
        ...query,
      };
      const response = await fetch(
        `${sandbox.base}/oauth/authorize?${new URLSearchParams(values)}`,
        { redirect: "manual" },
      );
      expect(response.status).toBe(400);
      expect(response.headers.get("location")).toBeNull();
    }
  });

  test("sends an unknown scope and a wrong response type back as errors", async () => {
    const failing = [
      { scope: "daily nonsense" },
      { response_type: "token" },
      { code_challenge: "x", code_challenge_method: "plain" },
    ];
    const errors = await Promise.all(
      failing.map(async (query) => {
        const values = {
          client_id: clientId,
          redirect_uri: redirectUri,
          response_type: "code",
          state: "s",
          ...query,
        };
        const response = await fetch(
          `${sandbox.base}/oauth/authorize?${new URLSearchParams(values)}`,
          { redirect: "manual" },
        );
        const target = new URL(response.headers.get("location") ?? "");
        expect(target.searchParams.get("state")).toBe("s");
        return target.searchParams.get("error");
      }),
    );
    expect(errors).toEqual(["invalid_scope", "unsupported_response_type", "invalid_request"]);
  });

  test("returns access_denied and the state when the person declines", async () => {
    const { requestId } = await openConsent({ base: sandbox.base });
    const response = await answerConsent({
      base: sandbox.base,
      requestId,
      scopes: ["daily"],
      decision: "deny",
    });
    const target = new URL(response.headers.get("location") ?? "");
    expect(Object.fromEntries(target.searchParams)).toEqual({
      error: "access_denied",
      state: "s-1",
    });
  });

  test("takes an answer once", async () => {
    const { requestId } = await openConsent({ base: sandbox.base });
    await answerConsent({ base: sandbox.base, requestId, scopes: ["daily"] });
    const again = await answerConsent({ base: sandbox.base, requestId, scopes: ["daily"] });
    expect(again.status).toBe(400);
  });

  test("grants no scope that was not asked for", async () => {
    const { requestId } = await openConsent({
      base: sandbox.base,
      query: { scope: "daily heartrate" },
    });
    const response = await answerConsent({
      base: sandbox.base,
      requestId,
      scopes: ["heartrate", "email"],
    });
    expect(new URL(response.headers.get("location") ?? "").searchParams.get("scope")).toBe(
      "heartrate",
    );
  });
});

describe("the token endpoint", () => {
  test("exchanges a code once for a token with the granted scopes", async () => {
    const code = await requestCode({ base: sandbox.base, scopes: ["daily", "email"] });
    const first = await exchange(code);
    expect(first).toMatchObject({
      status: 200,
      body: { token_type: "bearer", expires_in: 86_400, scope: "daily email" },
    });
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  });

  test("lets a code live for ten minutes", async () => {
    const code = await requestCode({ base: sandbox.base, scopes: ["daily"] });
    sandbox.clock.now += 10 * 60_000;
    expect((await exchange(code)).body.error).toBe("invalid_grant");
  });

  test("checks the PKCE verifier when a challenge was sent", async () => {
    const verifier = "a-verifier-that-is-long-enough-for-everyone-0123456789";
    const query = {
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
    };
    const refused = await requestCode({ base: sandbox.base, scopes: ["daily"], query });
    expect((await exchange(refused, { code_verifier: "wrong" })).body.error).toBe("invalid_grant");
    const accepted = await requestCode({ base: sandbox.base, scopes: ["daily"], query });
    expect((await exchange(accepted, { code_verifier: verifier })).status).toBe(200);
  });

  test("knows clients by Basic too and refuses a wrong secret", async () => {
    const code = await requestCode({ base: sandbox.base, scopes: ["daily"] });
    const send = (secret: string) =>
      fetch(`${sandbox.base}/oauth/v2/ext/oauth-token`, {
        method: "POST",
        headers: {
          authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`,
        },
        body: new URLSearchParams({
          grant_type: "authorization_code",
          code,
          redirect_uri: redirectUri,
        }),
      });
    const refused = await send("wrong");
    expect([refused.status, await refused.json()]).toMatchObject([
      401,
      { error: "invalid_client" },
    ]);
    expect((await send(clientSecret)).status).toBe(200);
  });

  test("rotates refresh tokens, and a reused one kills the grant", async () => {
    const code = await requestCode({ base: sandbox.base, scopes: ["daily"] });
    const first = (await exchange(code)).body;
    const second = (await refresh(first.refresh_token)).body;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await refresh(first.refresh_token)).body.error).toBe("invalid_grant");
    expect((await refresh(second.refresh_token)).body.error).toBe("invalid_grant");
    const { status } = await callApi({
      base: sandbox.base,
      token: String(second.access_token),
      path: "daily_sleep",
    });
    expect(status).toBe(401);
  });

  test("names an unknown kind of grant", async () => {
    const { body } = await callToken({ base: sandbox.base, values: { grant_type: "password" } });
    expect(body.error).toBe("unsupported_grant_type");
  });
});

test("an access token ends with its time and with its revocation", async () => {
  const { base } = sandbox;
  const expiring = await connect({ base, scopes: ["daily"] });
  sandbox.clock.now += 86_400_000;
  expect((await callApi({ base, token: expiring, path: "daily_sleep" })).status).toBe(401);
  const revoked = await connect({ base, scopes: ["daily"] });
  expect((await callApi({ base, token: revoked, path: "daily_sleep" })).status).toBe(200);
  await fetch(`${base}/oauth/revoke?access_token=${revoked}`, { method: "POST" });
  expect((await callApi({ base, token: revoked, path: "daily_sleep" })).status).toBe(401);
});

test("a person revokes an application on its page, and no other site can", async () => {
  const { base, store } = sandbox;
  await sandbox.control.reset();
  const token = await connect({ base, scopes: ["daily"] });
  const grantId = store.value.grants[0]?.id ?? "";
  const revoke = (headers: Record<string, string>) =>
    fetch(`${base}/settings/applications/${grantId}/revoke`, {
      method: "POST",
      headers,
      redirect: "manual",
    });
  expect((await revoke({ origin: "https://elsewhere.example" })).status).toBe(403);
  expect((await callApi({ base, token, path: "daily_sleep" })).status).toBe(200);
  expect((await revoke({ origin: base })).status).toBe(303);
  expect((await callApi({ base, token, path: "daily_sleep" })).status).toBe(401);
});
