import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataTypes } from "#lib/oura/registry.ts";
import { knownScopes } from "../oauth/scopes.ts";
import { readSettings } from "../settings.ts";
import { callApi, connect, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";
import { RateLimit } from "./rate-limit.ts";

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await connect({ base: sandbox.base, scopes: knownScopes });
});
afterAll(() => sandbox.stop());

const call = (path: string, bearer: string | null = token) =>
  callApi({ base: sandbox.base, token: bearer, path });

describe("tokens", () => {
  test("a missing one answers 400; an unknown, malformed or expired one 401", async () => {
    expect((await call("sleep", null)).status).toBe(400);
    expect((await call("sleep", "nonsense")).status).toBe(401);
    const headers = { authorization: `Basic ${token}` };
    const url = `${sandbox.base}/v2/usercollection/sleep`;
    expect((await fetch(url, { headers })).status).toBe(401);
    const short = await startSandbox({ SANDBOX_ACCESS_TOKEN_SECONDS: "60" });
    const bearer = await connect({ base: short.base, scopes: ["daily"] });
    const ask = async () =>
      (await callApi({ base: short.base, token: bearer, path: "sleep" })).status;
    expect(await ask()).toBe(200);
    short.clock.now += 61_000;
    expect(await ask()).toBe(401);
    await short.stop();
  });

  test("a missing scope answers 401 and names it, and the id of a person needs none", async () => {
    const narrow = await connect({ base: sandbox.base, scopes: ["heartrate"] });
    const refused = await call("daily_resilience", narrow);
    expect([refused.status, refused.body]).toEqual([
      401,
      { detail: "Token is not authorized access stress scope." },
    ]);
    expect((await call("heartrate", narrow)).status).toBe(200);
    expect((await call("personal_info", narrow)).body).toEqual({ id: expect.any(String) });
  });

  test.each(dataTypes.filter(({ scope }) => scope !== null))(
    "$path is unlocked by the scope $scope alone",
    async ({ path, scope }) => {
      const others = knownScopes.filter((other) => other !== scope);
      const fit = await connect({ base: sandbox.base, scopes: [scope ?? ""] });
      const unfit = await connect({ base: sandbox.base, scopes: others });
      expect((await call(path, fit)).status).toBe(200);
      expect((await call(path, unfit)).status).toBe(401);
    },
  );

  test("a missing scope answers 403 where the documented status is asked for", async () => {
    const strict = await startSandbox({ SANDBOX_SCOPE_STATUS: "403" });
    const narrow = await connect({ base: strict.base, scopes: ["heartrate"] });
    const ask = (bearer: string) => callApi({ base: strict.base, token: bearer, path: "sleep" });
    expect((await ask(narrow)).status).toBe(403);
    expect((await ask("nonsense")).status).toBe(401);
    await strict.stop();
  });
});

test("an ended membership is 403 until it is resumed", async () => {
  const toggle = () => sandbox.control.press("steady", "membership");
  await toggle();
  expect((await call("sleep")).status).toBe(403);
  expect((await call("personal_info")).status).toBe(403);
  await toggle();
  expect((await call("sleep")).status).toBe(200);
});

describe("the limit", () => {
  const limitHeaders = (headers: Headers) =>
    [...headers].filter(([name]) => name.startsWith("x-ratelimit") || name === "retry-after");

  test("lets 5000 requests of an application pass in five minutes unless told otherwise", () => {
    const { rateLimit, tokenRateLimit } = readSettings({});
    const clock = { now: Date.parse("2026-11-22T10:00:00Z") };
    const limits = { application: rateLimit, token: tokenRateLimit };
    const limit = new RateLimit({ limits, now: () => clock.now });
    const ask = (token: string) => limit.count({ application: "one", token });
    for (let count = 0; count < 5000; count++) expect(ask(`token ${count % 7}`)).toBeNull();
    expect(ask("token 8")).not.toBeNull();
    expect(limit.count({ application: "other", token: "token 1" })).toBeNull();
    clock.now += 300_000;
    expect(ask("token 8")).toBeNull();
  });

  test("beyond it comes 429 with the time to wait, and nothing is said before", async () => {
    const limited = await startSandbox({ SANDBOX_RATE_LIMIT: "2" });
    const first = await connect({ base: limited.base, scopes: ["daily"] });
    const second = await connect({ base: limited.base, persona: "parent", scopes: ["daily"] });
    const ask = (bearer: string) =>
      callApi({ base: limited.base, token: bearer, path: "daily_stress" });
    expect(limitHeaders((await ask(first)).headers)).toEqual([]);
    await ask(second);
    const refused = await ask(first);
    expect(refused.status).toBe(429);
    const reset = limited.clock.now / 1000 + 300;
    expect(Object.fromEntries(limitHeaders(refused.headers))).toEqual({
      "retry-after": "300",
      "x-ratelimit-limit": "2",
      "x-ratelimit-window": "300",
      "x-ratelimit-reset": String(reset),
      "x-ratelimit-tier": "application",
    });
    limited.clock.now += 299_000;
    expect((await ask(second)).headers.get("retry-after")).toBe("1");
    limited.clock.now += 1000;
    expect((await ask(first)).status).toBe(200);
    await limited.stop();
  });

  test("may also hold for each token, which leaves the others alone", async () => {
    const limited = await startSandbox({ SANDBOX_TOKEN_RATE_LIMIT: "1" });
    const first = await connect({ base: limited.base, scopes: ["daily"] });
    const second = await connect({ base: limited.base, persona: "parent", scopes: ["daily"] });
    const ask = (bearer: string) =>
      callApi({ base: limited.base, token: bearer, path: "daily_stress" });
    await ask(first);
    const refused = await ask(first);
    expect([refused.status, refused.headers.get("x-ratelimit-tier")]).toEqual([429, "token"]);
    expect((await ask(second)).status).toBe(200);
    await limited.stop();
  });
});

describe("paths and methods", () => {
  test("a path is 404 in any other spelling", async () => {
    const unknown = await call("vo2_max");
    expect([unknown.status, unknown.body]).toEqual([404, { detail: "Not Found" }]);
    expect((await call("heartrate/00000000-0000-4000-8000-000000000000")).status).toBe(404);
    expect((await fetch(`${sandbox.base}/v2/usercollection`)).status).toBe(404);
  });

  test.each(["POST", "PUT", "DELETE", "PATCH"])("%s of a list is 405", async (method) => {
    const response = await fetch(`${sandbox.base}/v2/usercollection/sleep`, { method });
    expect([response.status, await response.json(), response.headers.get("allow")]).toEqual([
      405,
      { detail: "Method Not Allowed" },
      "GET",
    ]);
  });
});
