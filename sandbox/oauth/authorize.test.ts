import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stories } from "../people/stories.ts";
import {
  answerConsent,
  families,
  legacy,
  newer,
  openAuthorize,
  openConsent,
  redirectUri,
  requestCode,
  toCallbackValues,
} from "../testing/oauth-client.ts";
import { type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

const other = "http://localhost:4000/callback?tenant=a%20b";
const single = "http://localhost:5000/callback";

let sandbox: RunningSandbox;
let base: string;
beforeAll(async () => {
  sandbox = await startSandbox({
    SANDBOX_REDIRECT_URIS: `${redirectUri},${other}`,
    SANDBOX_APPLICATIONS: JSON.stringify([
      { id: "single", secret: "s", name: "Sleep <b>Diary</b>", redirect_uris: [single] },
    ]),
  });
  base = sandbox.base;
});
afterAll(() => sandbox.stop());

describe.each(families)("authorizing on %s", (_, family) => {
  const open = (query: Record<string, string | null>) => openAuthorize({ base, family, query });
  const consent = (query: Record<string, string | null> = {}) =>
    openConsent({ base, family, query });
  const answer = (options: Omit<Parameters<typeof answerConsent>[0], "base" | "family">) =>
    answerConsent({ base, family, ...options });
  const daily = family.wire(["daily"]);

  test("offers every persona and ticks every requested scope, without a script", async () => {
    const { page } = await consent({
      scope: family.wire(["daily", "heartrate"]).join(" "),
      persona: "athlete",
    });
    expect(page.match(/type="radio"/g)).toHaveLength(stories.length);
    expect(page.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
    expect(page).toMatch(/value="athlete" required\s+checked/);
    expect(page).toContain("Ringboard would like to read");
    expect(page).not.toContain("<script");
  });

  test("asks for everything when no scope is named", async () => {
    const { page } = await consent();
    const all =
      "email personal daily heartrate workout tag session spo2 ring_configuration stress heart_health";
    const shown = [...page.matchAll(/name="scope" value="([^"]+)"/g)].map(([, scope]) => scope);
    expect(shown.toSorted()).toEqual(family.wire(all.split(" ")).toSorted());
  });

  test("the page may not be framed, cached or made to post elsewhere", async () => {
    const { headers } = await open({});
    expect(headers.get("cache-control")).toBe("no-store");
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`form-action 'self' ${new URL(redirectUri).origin}`);
    expect(policy).toContain("default-src 'none'");
  });

  test.each([
    ["an unknown client", { client_id: "other" }],
    ["no client", { client_id: null }],
    ["a redirect URI with more path", { redirect_uri: `${redirectUri}/x` }],
    ["a redirect URI with a query", { redirect_uri: `${redirectUri}?x=1` }],
    ["a redirect URI in other letters", { redirect_uri: redirectUri.replace("oura", "Oura") }],
    ["a redirect URI on another port", { redirect_uri: redirectUri.replace("3000", "3001") }],
    ["no redirect URI where several are registered", { redirect_uri: null }],
  ])("%s is shown as a page and never redirected", async (_name, query) => {
    const response = await open({ response_type: "token", ...query });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(response.headers.get("location")).toBeNull();
  });

  test("a client or redirect URI that is named twice is not redirected either", async () => {
    for (const twice of ["client_id", "redirect_uri"]) {
      const query = new URLSearchParams({
        client_id: family.clientId,
        redirect_uri: redirectUri,
        response_type: "code",
      });
      query.append(twice, query.get(twice) ?? "");
      const response = await fetch(`${base}${family.authorize}?${query}`, { redirect: "manual" });
      expect(response.status).toBe(400);
      expect(response.headers.get("location")).toBeNull();
    }
  });

  const challenge = "c".repeat(43);
  test.each([
    ["no response type", { response_type: null }, "invalid_request"],
    ["another response type", { response_type: "token" }, "unsupported_response_type"],
    ["an unknown scope", { scope: [...daily, "nonsense"].join(" ") }, "invalid_scope"],
    [
      "an unknown way to transform the challenge",
      { code_challenge: challenge, code_challenge_method: "S512" },
      "invalid_request",
    ],
    ["a challenge that is too short", { code_challenge: "short" }, "invalid_request"],
    [
      "a challenge with reserved characters",
      { code_challenge: `${challenge}+` },
      "invalid_request",
    ],
    ["a method without a challenge", { code_challenge_method: "S256" }, "invalid_request"],
  ])("%s goes back with error, description and state", async (_name, query, error) => {
    const response = await open({ scope: daily.join(" "), ...query });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")?.split("?")[0]).toBe(redirectUri);
    expect(toCallbackValues(response)).toEqual({
      error,
      error_description: expect.stringMatching(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/),
      state: "s-1",
    });
  });

  test("a parameter that is sent twice is an invalid request", async () => {
    const query = new URLSearchParams({
      client_id: family.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: daily.join(" "),
      state: "a",
    });
    query.append("state", "b");
    const response = await fetch(`${base}${family.authorize}?${query}`, { redirect: "manual" });
    expect(toCallbackValues(response)).toEqual({
      error: "invalid_request",
      error_description: expect.any(String),
    });
  });

  test("a person who declines sends access_denied and the state back", async () => {
    const { requestId } = await consent();
    const response = await answer({ requestId, scopes: daily, decision: "deny" });
    expect(response.status).toBe(303);
    expect(toCallbackValues(response)).toEqual({
      error: "access_denied",
      error_description: expect.any(String),
      state: "s-1",
    });
  });

  test("the callback carries code, granted scope and state, and no state that was not sent", async () => {
    const first = await consent({ scope: family.wire(["daily", "heartrate"]).join(" ") });
    const response = await answer({ ...first, scopes: family.wire(["heartrate"]) });
    expect(response.status).toBe(303);
    expect(toCallbackValues(response)).toEqual({
      code: expect.stringMatching(/^[\w-]{32}$/),
      scope: family.wire(["heartrate"]).join(" "),
      state: "s-1",
    });
    const second = await consent({ scope: daily.join(" "), state: null });
    const values = toCallbackValues(await answer({ ...second, scopes: daily }));
    expect(Object.keys(values)).toEqual(["code", "scope"]);
  });

  test("grants no scope that was not asked for", async () => {
    const { requestId } = await consent({ scope: family.wire(["daily", "heartrate"]).join(" ") });
    const response = await answer({ requestId, scopes: family.wire(["heartrate", "email"]) });
    expect(toCallbackValues(response).scope).toBe(family.wire(["heartrate"]).join(" "));
  });

  test("keeps the query of a registered redirect URI as it is", async () => {
    const { requestId } = await consent({ scope: daily.join(" "), redirect_uri: other });
    const response = await answer({ requestId, scopes: daily });
    expect(response.headers.get("location")).toMatch(
      /^http:\/\/localhost:4000\/callback\?tenant=a%20b&code=/,
    );
  });

  test("an answer with nothing ticked, or from nobody, is asked for again and can still be given", async () => {
    const { requestId } = await consent({ scope: daily.join(" ") });
    for (const incomplete of [{ scopes: [] }, { scopes: daily, persona: "nobody" }]) {
      const again = await answer({ requestId, ...incomplete });
      const page = await again.text();
      expect([again.status, again.headers.get("location")]).toEqual([400, null]);
      expect(page).toContain('role="alert"');
      expect(page).toContain(`value="${requestId}"`);
    }
    expect((await answer({ requestId, scopes: daily })).status).toBe(303);
  });

  test("an answer counts once, and only for ten minutes", async () => {
    const first = await consent({ scope: daily.join(" ") });
    await answer({ ...first, scopes: daily });
    expect((await answer({ ...first, scopes: daily })).status).toBe(400);
    expect((await answer({ requestId: "made-up", scopes: daily })).status).toBe(400);
    const late = await consent({ scope: daily.join(" ") });
    sandbox.clock.now += 10 * 60_000;
    expect((await answer({ ...late, scopes: daily })).status).toBe(400);
  });

  test("no other site can answer for a person", async () => {
    const { requestId } = await consent({ scope: daily.join(" ") });
    for (const origin of ["https://elsewhere.example", "null", "http://127.0.0.1:1"]) {
      const forged = await answer({ requestId, scopes: daily, headers: { origin } });
      expect([forged.status, forged.headers.get("location")]).toEqual([403, null]);
    }
    const own = await answer({ requestId, scopes: daily, headers: { origin: base } });
    expect(own.status).toBe(303);
  });
});

test("the only redirect URI of an application may be left out", async () => {
  const query = { client_id: "single", redirect_uri: null, scope: "daily" };
  const { requestId } = await openConsent({ base, query });
  const response = await answerConsent({ base, requestId, scopes: ["daily"] });
  expect(response.headers.get("location")).toContain(`${single}?code=`);
});

test("the page for a wrong redirect URI names what was sent and what is registered, as text", async () => {
  const query = { redirect_uri: "http://localhost/<script>" };
  const page = await (await openAuthorize({ base, query })).text();
  expect(page).toContain("http://localhost/&lt;script&gt;");
  expect(page).toContain(redirectUri);
  expect(page).not.toContain("<script");
});

test("an application's name is shown as text", async () => {
  const query = { client_id: "single", redirect_uri: null };
  const { page } = await openConsent({ base, query });
  expect(page).toContain("Sleep &lt;b&gt;Diary&lt;/b&gt;");
  expect(page).not.toContain("<b>Diary");
});

test.each([
  ["the documented paths", legacy, "extapi:daily"],
  ["the new portal's paths", newer, "daily"],
])("%s do not know scopes in the other portal's form", async (_, family, scope) => {
  const response = await openAuthorize({ base, family, query: { scope } });
  expect(toCallbackValues(response).error).toBe("invalid_scope");
});

test("a code is never the same twice", async () => {
  const codes = await Promise.all(
    Array.from({ length: 5 }, () => requestCode({ base, scopes: ["daily"] })),
  );
  expect(new Set(codes).size).toBe(5);
});
