import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  answerConsent,
  exchange,
  families,
  legacy,
  openConsent,
  redirectUri,
  refresh,
  requestCode,
  toCallbackValues,
} from "../testing/oauth-client.ts";
import { callApi, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

const single = "http://localhost:5000/callback";
const stranger = { id: "stranger", secret: "s", redirect_uris: [redirectUri] };

let sandbox: RunningSandbox;
let base: string;
beforeAll(async () => {
  sandbox = await startSandbox({
    SANDBOX_ACCESS_TOKEN_SECONDS: "3600",
    SANDBOX_APPLICATIONS: JSON.stringify([
      { id: "single", secret: "s", redirect_uris: [single] },
      stranger,
    ]),
  });
  base = sandbox.base;
});
afterAll(() => sandbox.stop());

const statusOf = async (token: unknown, path = "daily_sleep") =>
  (await callApi({ base, token: String(token), path })).status;

describe.each(families)("a code on %s", (_, family) => {
  const request = (query: Record<string, string> = {}) =>
    requestCode({ base, family, scopes: ["daily", "email"], query });

  test("brings tokens with their time and the granted scope, and nothing is cached", async () => {
    const { status, headers, body } = await exchange({ base, family, code: await request() });
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^[\w-]{32}$/),
      token_type: "bearer",
      expires_in: 3600,
      refresh_token: expect.any(String),
      scope: family.wire(["daily", "email"]).join(" "),
    });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("pragma")).toBe("no-cache");
    expect(headers.get("content-type")).toBe("application/json");
    expect(await statusOf(body.access_token)).toBe(200);
    expect(await statusOf(body.access_token, "workout")).toBe(401);
  });

  test("that is used again is refused, and what it brought is revoked", async () => {
    const code = await request();
    const first = await exchange({ base, family, code });
    expect(await statusOf(first.body.access_token)).toBe(200);
    expect(await exchange({ base, family, code })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
    expect(await statusOf(first.body.access_token)).toBe(401);
    const late = await refresh({ base, family, token: first.body.refresh_token });
    expect(late.body.error).toBe("invalid_grant");
  });

  test("that is used again long after is recognised too", async () => {
    const code = await request();
    const first = await exchange({ base, family, code });
    sandbox.clock.now += 3 * 86_400_000;
    await exchange({ base, family, code });
    const late = await refresh({ base, family, token: first.body.refresh_token });
    expect(late.body.error).toBe("invalid_grant");
  });

  test("that two send at the same moment brings one of them tokens that do not last", async () => {
    const code = await request();
    const both = await Promise.all([
      exchange({ base, family, code }),
      exchange({ base, family, code }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const winner = both.find(({ status }) => status === 200);
    expect(await statusOf(winner?.body.access_token)).toBe(401);
  });

  test("lives for ten minutes", async () => {
    const early = await request();
    sandbox.clock.now += 10 * 60_000 - 1;
    expect((await exchange({ base, family, code: early })).status).toBe(200);
    const late = await request();
    sandbox.clock.now += 10 * 60_000;
    expect(await exchange({ base, family, code: late })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
  });

  test.each([
    ["another", { redirect_uri: `${redirectUri}/` }],
    ["no", { redirect_uri: "" }],
  ])("with %s redirect URI is refused, and spent", async (_name, extra) => {
    const code = await request();
    expect(await exchange({ base, family, code, extra })).toMatchObject({
      status: 400,
      body: {
        error: "invalid_grant",
        error_description: expect.stringContaining("invalid_redirect_uri"),
      },
    });
    expect((await exchange({ base, family, code })).body.error).toBe("invalid_grant");
  });

  test("of another application is refused, and not spent", async () => {
    const code = await request();
    const other = { ...family, clientId: stranger.id, clientSecret: stranger.secret };
    expect(await exchange({ base, family: other, code })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
    expect((await exchange({ base, family, code })).status).toBe(200);
  });

  const verifier = "a-verifier_that.is~long-enough-for-everyone-0123456789";
  const s256 = createHash("sha256").update(verifier).digest("base64url");
  test.each([
    ["S256", { code_challenge: s256, code_challenge_method: "S256" }],
    ["plain", { code_challenge: verifier, code_challenge_method: "plain" }],
    ["no named method, which is plain,", { code_challenge: verifier }],
  ])("with a challenge by %s needs its verifier", async (_name, query) => {
    const wrong: Record<string, string>[] = [
      {},
      { code_verifier: "" },
      { code_verifier: `${verifier}x` },
      { code_verifier: verifier.slice(0, 42) },
    ];
    for (const extra of wrong) {
      const refused = await exchange({ base, family, code: await request(query), extra });
      expect(refused).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    }
    const extra = { code_verifier: verifier };
    expect((await exchange({ base, family, code: await request(query), extra })).status).toBe(200);
  });

  test("with S256 is not opened by the challenge itself", async () => {
    const code = await request({ code_challenge: s256, code_challenge_method: "S256" });
    const extra = { code_verifier: s256 };
    expect((await exchange({ base, family, code, extra })).body.error).toBe("invalid_grant");
  });

  test("without a challenge takes no verifier, as somebody may have cut the challenge out", async () => {
    const extra = { code_verifier: verifier };
    const refused = await exchange({ base, family, code: await request(), extra });
    expect(refused.body.error).toBe("invalid_grant");
  });
});

test("a redirect URI that was left out when asking may be left out again", async () => {
  const family = { ...legacy, clientId: "single", clientSecret: "s" };
  const query = { redirect_uri: null, scope: "daily" };
  for (const [repeated, status] of [
    ["", 200],
    [single, 200],
    [redirectUri, 400],
  ] as const) {
    const { requestId } = await openConsent({ base, family, query });
    const answer = await answerConsent({ base, requestId, scopes: ["daily"] });
    const { code = "" } = toCallbackValues(answer);
    const extra = { redirect_uri: repeated };
    expect((await exchange({ base, family, code, extra })).status).toBe(status);
  }
});
