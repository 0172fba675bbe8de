import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const token = "0123456789abcdef-token";

const ask = async (authorization?: string) => {
  const { withMetricsToken } = await import("./metrics-token.ts");
  const headers = new Headers(authorization === undefined ? {} : { authorization });
  const request = new Request("http://localhost/api/metrics", { headers });
  return withMetricsToken(async () => new Response("figures"))(request);
};

beforeEach(() => {
  vi.resetModules();
  for (const [name, value] of Object.entries({
    APP_URL: "http://localhost:3000",
    DATABASE_URL: "postgresql://localhost/none",
    NEXTAUTH_SECRET: "a".repeat(32),
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
    OURA_CLIENT_ID: "id",
    OURA_CLIENT_SECRET: "secret",
    OURA_WEBHOOK_TOKEN: "a".repeat(16),
    METRICS_TOKEN: token,
  })) {
    vi.stubEnv(name, value);
  }
});
afterEach(() => vi.unstubAllEnvs());

describe("a route for monitoring", () => {
  it("answers whoever brings the token", async () => {
    const answer = await ask(`Bearer ${token}`);
    expect([answer.status, await answer.text()]).toEqual([200, "figures"]);
  });

  it.each([
    ["nothing", undefined],
    ["an empty token", "Bearer "],
    ["a wrong token", `Bearer ${token}x`],
    ["the token by another scheme", `Basic ${token}`],
    ["the bare token", token],
  ])("answers 401 to %s, and says what to send", async (_, authorization) => {
    const answer = await ask(authorization);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="metrics"');
    expect(await answer.text()).not.toContain("figures");
  });

  it("does not exist while no token is set", async () => {
    vi.stubEnv("METRICS_TOKEN", "");
    expect((await ask(`Bearer ${token}`)).status).toBe(404);
    expect((await ask("Bearer ")).status).toBe(404);
  });
});
