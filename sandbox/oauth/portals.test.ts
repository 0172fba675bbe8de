import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSettings } from "../settings.ts";
import {
  answerConsent,
  connectTokens,
  exchange,
  type Family,
  legacy,
  newer,
  openAuthorize,
  openConsent,
  refresh,
  requestCode,
  toCallbackValues,
} from "../testing/oauth-client.ts";
import { callApi, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

const third = { id: "third", secret: "third-secret", portal: "new" };
const redirect_uris = ["http://localhost:5000/callback"];

let sandbox: RunningSandbox;
let base: string;
beforeAll(async () => {
  sandbox = await startSandbox({
    SANDBOX_APPLICATIONS: JSON.stringify([{ ...third, redirect_uris }]),
  });
  base = sandbox.base;
});
afterAll(() => sandbox.stop());

/** An application of the new portal that was left with the documented token address. */
const trapped: Family = { ...newer, token: legacy.token };

describe("an application of the new portal", () => {
  test("is answered 401 for a code at the documented token address, and the code is burnt", async () => {
    const code = await requestCode({ base, family: newer, scopes: ["daily"] });
    expect(await exchange({ base, family: trapped, code })).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
    expect(await exchange({ base, family: newer, code })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
  });

  test("is answered 400 for a refresh there, and the refresh token stays good", async () => {
    const { refreshToken } = await connectTokens({ base, family: newer, scopes: ["daily"] });
    expect(await refresh({ base, family: trapped, token: refreshToken })).toMatchObject({
      status: 400,
      body: { error: "invalid_request" },
    });
    expect((await refresh({ base, family: newer, token: refreshToken })).status).toBe(200);
  });

  test("burns no code of another application there", async () => {
    const code = await requestCode({ base, family: legacy, scopes: ["daily"] });
    expect((await exchange({ base, family: trapped, code })).status).toBe(401);
    expect((await exchange({ base, family: legacy, code })).status).toBe(200);
  });

  test("is not known at the documented authorize address, which says where to go", async () => {
    const response = await openAuthorize({
      base,
      family: { ...newer, authorize: legacy.authorize },
    });
    expect(response.status).toBe(400);
    expect(response.headers.get("location")).toBeNull();
    expect(await response.text()).toContain(newer.authorize);
  });

  test("cannot be cut off at the documented revoke address", async () => {
    const { accessToken } = await connectTokens({ base, family: newer, scopes: ["daily"] });
    await fetch(`${base}${legacy.revoke}?access_token=${accessToken}`, { method: "POST" });
    const { status } = await callApi({ base, token: accessToken, path: "daily_sleep" });
    expect(status).toBe(200);
  });
});

test("an application of the documented portal is known at the new addresses as well", async () => {
  const moved: Family = { ...newer, clientId: legacy.clientId, clientSecret: legacy.clientSecret };
  const { accessToken, refreshToken } = await connectTokens({
    base,
    family: moved,
    scopes: ["daily"],
  });
  const { status } = await callApi({ base, token: accessToken, path: "daily_sleep" });
  expect(status).toBe(200);
  expect((await refresh({ base, family: moved, token: refreshToken })).status).toBe(200);
});

test("a further application is registered by a setting and has its own redirect URIs", async () => {
  const family: Family = { ...newer, clientId: third.id, clientSecret: third.secret };
  const query = { redirect_uri: redirect_uris[0] ?? "", scope: "extapi:daily" };
  const { page, requestId } = await openConsent({ base, family, query });
  expect(page).toContain("third would like to read");
  const answer = await answerConsent({ base, family, requestId, scopes: ["extapi:daily"] });
  expect(answer.headers.get("location")).toMatch(/^http:\/\/localhost:5000\/callback\?code=/);
  const { code = "" } = toCallbackValues(answer);
  const extra = { redirect_uri: query.redirect_uri };
  expect((await exchange({ base, family, code, extra })).status).toBe(200);
});

test("settings of applications that cannot work are named in one line", () => {
  const read = (list: unknown) => () =>
    readSettings({ SANDBOX_APPLICATIONS: typeof list === "string" ? list : JSON.stringify(list) });
  expect(read("{")).toThrow(/^SANDBOX_APPLICATIONS: must be a JSON list of applications$/);
  expect(read([{ id: "x" }])).toThrow(/^SANDBOX_APPLICATIONS\.0\.secret: /);
  for (const uri of ["nowhere", "javascript:alert(1)", "http://localhost/#fragment"]) {
    expect(read([{ id: "x", secret: "y", redirect_uris: [uri] }])).toThrow(/redirect_uris\.0/);
    expect(() => readSettings({ SANDBOX_REDIRECT_URIS: uri })).toThrow(/^SANDBOX_REDIRECT_URIS: /);
  }
  expect(read([{ id: "ringboard-sandbox", secret: "y", redirect_uris }])).toThrow(
    /client id ringboard-sandbox is used twice$/,
  );
});
