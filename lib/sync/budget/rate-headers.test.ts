import { describe, expect, it } from "vitest";
import { readRateHeaders } from "./rate-headers.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const read = (status: number, headers: Record<string, string> = {}) =>
  readRateHeaders({ status, headers: new Headers(headers), now });

describe("readRateHeaders", () => {
  it("reads Retry-After in both forms, within bounds, and a minute when it says nothing", () => {
    const seconds = (header: string) => read(429, { "retry-after": header }).block?.seconds;
    expect(seconds("17")).toBe(17);
    expect(seconds("Sun, 22 Nov 2026 12:00:30 GMT")).toBe(30);
    expect(seconds("99999")).toBe(900);
    expect(seconds("0")).toBe(1);
    expect(seconds("soon")).toBe(60);
    expect(read(429).block?.seconds).toBe(60);
  });

  it("falls back to the end of the window, as a length or as a moment", () => {
    expect(read(429, { "x-ratelimit-reset": "42" }).block?.seconds).toBe(42);
    const moment = String(now / 1000 + 90);
    expect(read(429, { "x-ratelimit-reset": moment }).block?.seconds).toBe(90);
  });

  it("tells a person's limit from the application's", () => {
    const scope = (tier: string) => read(429, { "x-ratelimit-tier": tier }).block?.scope;
    expect(scope("application")).toBe("application");
    expect(scope("client")).toBe("application");
    expect(scope("user")).toBe("person");
    expect(scope("token")).toBe("person");
    expect(read(429).block?.scope).toBe("application");
  });

  it("learns the application's limit for five minutes from any answer, and no person's", () => {
    const limit = { "x-ratelimit-limit": "1000", "x-ratelimit-window": "60" };
    expect(read(200, limit)).toEqual({ limit: 5000, block: null });
    expect(read(200, { ...limit, "x-ratelimit-tier": "user" }).limit).toBeNull();
    expect(read(200, { "x-ratelimit-limit": "many" }).limit).toBeNull();
    expect(read(200).limit).toBeNull();
  });
});
