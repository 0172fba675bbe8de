import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectTokens, families, redirectUri, refresh } from "../testing/oauth-client.ts";
import { callApi, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

const stranger = { id: "stranger", secret: "s", redirect_uris: [redirectUri] };

let sandbox: RunningSandbox;
let base: string;
beforeAll(async () => {
  sandbox = await startSandbox({
    SANDBOX_ACCESS_TOKEN_SECONDS: "3600",
    SANDBOX_APPLICATIONS: JSON.stringify([stranger]),
  });
  base = sandbox.base;
});
afterAll(() => sandbox.stop());

const statusOf = async (token: unknown, path = "daily_sleep") =>
  (await callApi({ base, token: String(token), path })).status;

describe.each(families)("a refresh on %s", (_, family) => {
  const connect = () => connectTokens({ base, family, scopes: ["daily", "heartrate"] });

  test("turns the refresh token over and keeps the scope", async () => {
    const first = await connect();
    const second = await refresh({ base, family, token: first.refreshToken });
    expect(second).toMatchObject({
      status: 200,
      body: {
        token_type: "bearer",
        expires_in: 3600,
        scope: family.wire(["daily", "heartrate"]).join(" "),
      },
    });
    expect(second.headers.get("cache-control")).toBe("no-store");
    expect(second.body.refresh_token).not.toBe(first.refreshToken);
    expect(second.body.access_token).not.toBe(first.accessToken);
    expect(await statusOf(second.body.access_token)).toBe(200);
  });

  test("with a used token kills the grant, and a hundred refreshes later still", async () => {
    const { refreshToken } = await connect();
    let last = (await refresh({ base, family, token: refreshToken })).body;
    for (let count = 0; count < 100; count++)
      last = (await refresh({ base, family, token: last.refresh_token })).body;
    expect(await refresh({ base, family, token: refreshToken })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
    const after = await refresh({ base, family, token: last.refresh_token });
    expect(after.body.error).toBe("invalid_grant");
    expect(await statusOf(last.access_token)).toBe(401);
  });

  test("that two send at the same moment kills the grant", async () => {
    const { accessToken, refreshToken } = await connect();
    const both = await Promise.all([
      refresh({ base, family, token: refreshToken }),
      refresh({ base, family, token: refreshToken }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect(await statusOf(accessToken)).toBe(401);
    const winner = both.find(({ status }) => status === 200)?.body;
    expect(await statusOf(winner?.access_token)).toBe(401);
  });

  test("of another application is refused and kills nothing", async () => {
    const { refreshToken } = await connect();
    const other = { ...family, clientId: stranger.id, clientSecret: stranger.secret };
    const refused = await refresh({ base, family: other, token: refreshToken });
    expect(refused.body.error).toBe("invalid_grant");
    expect((await refresh({ base, family, token: refreshToken })).status).toBe(200);
  });

  test("with a made-up token is refused", async () => {
    for (const token of ["made-up", "made.up", ".", "x."]) {
      const refused = await refresh({ base, family, token });
      expect(refused).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    }
  });

  test("may ask for fewer scopes for its access token, and for none that were not granted", async () => {
    const { refreshToken } = await connect();
    const more = await refresh({
      base,
      family,
      token: refreshToken,
      extra: { scope: family.wire(["daily", "email"]).join(" ") },
    });
    expect(more).toMatchObject({ status: 400, body: { error: "invalid_scope" } });
    const scope = family.wire(["heartrate"]).join(" ");
    const fewer = await refresh({ base, family, token: refreshToken, extra: { scope } });
    expect(fewer.body.scope).toBe(scope);
    expect(await statusOf(fewer.body.access_token)).toBe(401);
    const whole = await refresh({ base, family, token: fewer.body.refresh_token });
    expect(await statusOf(whole.body.access_token)).toBe(200);
  });

  test("leaves older access tokens to their own time", async () => {
    const { accessToken, refreshToken } = await connect();
    sandbox.clock.now += 1_800_000;
    const { body } = await refresh({ base, family, token: refreshToken });
    expect(await statusOf(accessToken)).toBe(200);
    sandbox.clock.now += 1_800_000;
    expect(await statusOf(accessToken)).toBe(401);
    expect(await statusOf(body.access_token)).toBe(200);
    sandbox.clock.now += 1_800_000;
    expect(await statusOf(body.access_token)).toBe(401);
  });
});
