import { describe, expect, it } from "vitest";
import { readEnv, SettingsError } from "./env.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const complete = {
  APP_URL: "http://localhost:3000/",
  DATABASE_URL: "postgresql://user:password@127.0.0.1/ringboard",
  NEXTAUTH_SECRET: "s".repeat(40),
  ENCRYPTION_KEYS: `new:${key},old:${key}`,
  OURA_CLIENT_ID: "client",
  OURA_CLIENT_SECRET: "secret",
  OURA_WEBHOOK_TOKEN: "t".repeat(20),
};

function linesOf(source: Record<string, string | undefined>): readonly string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof SettingsError) return error.lines;
    throw error;
  }
  return [];
}

describe("readEnv", () => {
  it("reads a complete set, drops a trailing slash and keeps the key ring's order", () => {
    const settings = readEnv(complete);
    expect(settings.APP_URL).toBe("http://localhost:3000");
    expect(settings.ENCRYPTION_KEYS.map(({ id }) => id)).toEqual(["new", "old"]);
    expect(settings.OURA_SCOPES).toContain("heartrate");
    expect(settings.REGISTRATION).toBe("open");
  });

  it("gives one line for each setting that is missing, counting an empty one as missing", () => {
    const lines = linesOf({ ...complete, DATABASE_URL: undefined, OURA_CLIENT_ID: "" });
    expect(lines).toEqual([
      "DATABASE_URL is missing; see .env.example",
      "OURA_CLIENT_ID is missing; see .env.example",
    ]);
  });

  it.each([
    ["APP_URL", "ftp://example.org", /http or https/],
    ["DATABASE_URL", "mysql://x", /PostgreSQL URL/],
    ["NEXTAUTH_SECRET", "short", /at least 32/],
    ["ENCRYPTION_KEYS", "k1:c2hvcnQ=", /32 bytes in base64/],
    ["OURA_WEBHOOK_TOKEN", "short", /at least 16/],
    ["METRICS_TOKEN", "short", /at least 16/],
    ["REGISTRATION", "maybe", /REGISTRATION/],
  ])("refuses a malformed %s in one line that says what to do", (name, value, words) => {
    const lines = linesOf({ ...complete, [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(words);
  });
});
