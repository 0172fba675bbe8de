import { describe, expect, it } from "vitest";
import { toContentSecurityPolicy, toSecurityHeaders } from "./content-security-policy.ts";

const input = {
  nonce: "bm9uY2U=",
  authorizeUrl: "https://cloud.ouraring.com/oauth/authorize",
  isDevelopment: false,
  isHttps: true,
};

describe("the content security policy", () => {
  it("lets scripts run by nonce only", () => {
    const policy = toContentSecurityPolicy(input);
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(policy).toContain("default-src 'self';");
    expect(policy).toContain("frame-ancestors 'none';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  it("lets the consent form lead to Oura and nowhere else", () => {
    expect(toContentSecurityPolicy(input)).toContain(
      "form-action 'self' https://cloud.ouraring.com;",
    );
  });

  it("evaluates code in development only", () => {
    const policy = toContentSecurityPolicy({ ...input, isDevelopment: true });
    expect(policy).toContain("'unsafe-eval'");
  });

  it("asks for https only where it is served", () => {
    expect(toSecurityHeaders({ isHttps: true })).toHaveProperty("strict-transport-security");
    expect(toSecurityHeaders({ isHttps: false })).not.toHaveProperty("strict-transport-security");
    expect(toContentSecurityPolicy({ ...input, isHttps: false })).not.toContain("upgrade-insecure");
  });
});
