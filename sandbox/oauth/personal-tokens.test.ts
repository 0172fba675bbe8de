import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { callApi, type RunningSandbox, startSandbox } from "../testing/running-sandbox.ts";
import { knownScopes } from "./scopes.ts";

let sandbox: RunningSandbox;
let base: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  base = sandbox.base;
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.store.reset(sandbox.clock.now));

const statusOf = async (token: string, path = "daily_sleep") =>
  (await callApi({ base, token, path })).status;

describe("a personal access token", () => {
  test("is issued as JSON and reads everything of its person", async () => {
    const issued = await sandbox.control.tokens.issue({ persona: "athlete", note: "for a script" });
    expect(issued).toEqual({
      id: expect.any(String),
      persona: "athlete",
      note: "for a script",
      scopes: knownScopes,
      created_at: new Date(sandbox.clock.now).toISOString(),
      token: expect.stringMatching(/^[\w-]{32}$/),
    });
    sandbox.clock.now += 400 * 86_400_000;
    for (const path of ["daily_sleep", "heartrate", "vO2_max"])
      expect(await statusOf(issued.token, path)).toBe(200);
  });

  test("reads no more than its scopes, and nothing but the id without any", async () => {
    const { tokens } = sandbox.control;
    const narrow = await tokens.issue({ persona: "steady", scopes: ["heartrate"] });
    expect(await statusOf(narrow.token, "heartrate")).toBe(200);
    expect(await statusOf(narrow.token)).toBe(401);
    const none = await tokens.issue({ persona: "steady", scopes: [] });
    const info = await callApi({ base, token: none.token, path: "personal_info" });
    expect(info.body).toEqual({ id: expect.any(String) });
  });

  test("is listed without itself and refused once it is revoked", async () => {
    const { tokens } = sandbox.control;
    const { token, ...entry } = await tokens.issue({ persona: "steady" });
    expect(await tokens.list()).toEqual([entry]);
    expect(JSON.stringify(sandbox.store.value)).not.toContain(token);
    await tokens.revoke(entry.id);
    expect(await statusOf(token)).toBe(401);
    expect(await tokens.list()).toEqual([]);
    await expect(tokens.revoke(entry.id)).rejects.toMatchObject({ status: 404 });
  });

  test.each([
    [{ persona: "nobody" }, 404],
    [{ persona: "steady", scopes: ["nonsense"] }, 400],
    [{ persona: "steady", more: 1 }, 400],
    [{}, 400],
  ])("is not issued for %o", async (wanted, status) => {
    const response = await fetch(`${base}/_sandbox/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(wanted),
    });
    expect([response.status, await response.json()]).toEqual([
      status,
      { detail: expect.any(String), expected: expect.any(String) },
    ]);
    expect(sandbox.store.value.personalTokens).toEqual([]);
  });

  test("is issued, shown once and revoked on a page, and by no other site", async () => {
    const place = `${base}/personal-access-tokens`;
    const form = new URLSearchParams({ persona: "athlete", note: "<i>mine</i>", scope: "daily" });
    const send = (origin: string) =>
      fetch(place, { method: "POST", body: form, headers: { origin } });
    expect((await send("https://elsewhere.example")).status).toBe(403);
    const page = await (await send(base)).text();
    const token = /<code class="secret">([\w-]{32})<\/code>/.exec(page)?.[1] ?? "";
    expect(await statusOf(token)).toBe(200);
    expect(await statusOf(token, "heartrate")).toBe(401);
    const later = await (await fetch(place)).text();
    expect(later).toContain("&lt;i&gt;mine&lt;/i&gt;");
    expect(later).not.toContain(token);
    const action = /action="(\/personal-access-tokens\/[^"]+\/revoke)"/.exec(later)?.[1] ?? "";
    const revoke = (origin: string) =>
      fetch(base + action, { method: "POST", headers: { origin }, redirect: "manual" });
    expect((await revoke("https://elsewhere.example")).status).toBe(403);
    expect(await statusOf(token)).toBe(200);
    expect((await revoke(base)).status).toBe(303);
    expect(await statusOf(token)).toBe(401);
  });
});

test("withdrawn tokens are refused, and none is issued any more", async () => {
  const withdrawn = await startSandbox({ SANDBOX_PERSONAL_TOKENS: "withdrawn" });
  try {
    const { token } = await sandbox.control.tokens.issue({ persona: "steady" });
    const { personalTokens } = withdrawn.store.value;
    personalTokens.push(...sandbox.store.value.personalTokens);
    const answer = await callApi({ base: withdrawn.base, token, path: "daily_sleep" });
    expect(answer.status).toBe(401);
    await expect(withdrawn.control.tokens.issue({ persona: "steady" })).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining("withdrawn"),
    });
    const page = await (await fetch(`${withdrawn.base}/personal-access-tokens`)).text();
    expect(page).toContain("withdrawn");
    expect(page).not.toContain("Create token");
  } finally {
    await withdrawn.stop();
  }
});
