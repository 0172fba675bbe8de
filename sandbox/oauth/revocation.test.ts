import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connectTokens, families, legacy, newer, refresh } from "../testing/oauth-client.ts";
import { callApi, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";

let sandbox: RunningSandbox;
let base: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  base = sandbox.base;
});
afterAll(() => sandbox.stop());
beforeEach(() => sandbox.store.reset(sandbox.clock.now));

const statusOf = async (token: string) =>
  (await callApi({ base, token, path: "personal_info" })).status;

/** The form of RFC 7009 with the new application's credentials. */
function revokeByForm(values: Record<string, string>) {
  const { clientId, clientSecret } = newer;
  const body = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    ...values,
  });
  return fetch(base + newer.revoke, { method: "POST", body });
}

const revokeByQuery = (query: string) =>
  fetch(`${base}${legacy.revoke}${query}`, { method: "POST" });

const ways = [
  [
    "by query at the documented address",
    legacy,
    (token: string) => revokeByQuery(`?access_token=${token}`),
  ],
  ["by form at the new address", newer, (token: string) => revokeByForm({ token })],
] as const;

describe.each(ways)("revoking %s", (_, family, revoke) => {
  const connect = () => connectTokens({ base, family, scopes: ["daily"] });

  test("ends the whole grant, and no other", async () => {
    const [gone, other] = [await connect(), await connect()];
    const answer = await revoke(gone.accessToken);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await statusOf(gone.accessToken)).toBe(401);
    const late = await refresh({ base, family, token: gone.refreshToken });
    expect(late).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect(await statusOf(other.accessToken)).toBe(200);
    expect((await refresh({ base, family, token: other.refreshToken })).status).toBe(200);
  });

  test("takes an access token that has expired", async () => {
    const { accessToken, refreshToken } = await connect();
    sandbox.clock.now += 86_400_000;
    expect((await revoke(accessToken)).status).toBe(200);
    expect((await refresh({ base, family, token: refreshToken })).status).toBe(400);
  });

  test("takes a refresh token, a used one too", async () => {
    const first = await connect();
    await revoke(first.refreshToken);
    expect(await statusOf(first.accessToken)).toBe(401);
    const second = await connect();
    const { body } = await refresh({ base, family, token: second.refreshToken });
    await revoke(second.refreshToken);
    expect(await statusOf(String(body.access_token))).toBe(401);
  });

  test("a token that means nothing is no error", async () => {
    const { accessToken } = await connect();
    await revoke(accessToken);
    for (const token of [accessToken, "made-up"]) expect((await revoke(token)).status).toBe(200);
  });
});

test("a revocation without a token is an invalid request", async () => {
  for (const answer of [await revokeByQuery(""), await revokeByForm({ token: "" })]) {
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: "invalid_request" }]);
  }
});

test("the new address wants the client's credentials, and only its own tokens", async () => {
  const { accessToken } = await connectTokens({ base, family: legacy, scopes: ["daily"] });
  const foreign = await revokeByForm({ token: accessToken });
  expect([foreign.status, await foreign.json()]).toMatchObject([400, { error: "invalid_grant" }]);
  const wrong = await revokeByForm({ token: accessToken, client_secret: "wrong" });
  expect([wrong.status, await wrong.json()]).toMatchObject([401, { error: "invalid_client" }]);
  expect(wrong.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
  const query = await fetch(`${base}${newer.revoke}?access_token=${accessToken}`, {
    method: "POST",
  });
  expect(query.status).toBe(400);
  expect(await statusOf(accessToken)).toBe(200);
});

describe.each(families)("a person, for an application on %s,", (_, family) => {
  const revoke = ({ headers = {}, person = "steady" }) =>
    fetch(`${base}/settings/applications/revoke`, {
      method: "POST",
      headers,
      body: new URLSearchParams({ person, application: family.clientId }),
      redirect: "manual",
    });

  test("sees it on a page and revokes whatever it holds of theirs", async () => {
    const first = await connectTokens({ base, family, scopes: ["daily"] });
    const second = await connectTokens({ base, family, scopes: ["heartrate"] });
    const other = await connectTokens({ base, family, scopes: ["daily"], persona: "athlete" });
    const page = await (await fetch(`${base}/settings/applications`)).text();
    expect(page.match(/>Revoke access</g)).toHaveLength(2);
    expect(page).toContain("<li>Heart rate</li>");
    const answer = await revoke({ headers: { origin: base } });
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      "/settings/applications",
    ]);
    for (const { accessToken, refreshToken } of [first, second]) {
      expect(await statusOf(accessToken)).toBe(401);
      expect((await refresh({ base, family, token: refreshToken })).status).toBe(400);
    }
    expect(await statusOf(other.accessToken)).toBe(200);
  });

  test("cannot be made to revoke it by another site", async () => {
    const { accessToken } = await connectTokens({ base, family, scopes: ["daily"] });
    const forged = await revoke({ headers: { origin: "https://elsewhere.example" } });
    expect(forged.status).toBe(403);
    expect(await statusOf(accessToken)).toBe(200);
  });
});
