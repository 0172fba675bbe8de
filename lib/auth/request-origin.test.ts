import { describe, expect, it } from "vitest";
import { toOrigin } from "./request-origin.ts";

describe("where a request comes from", () => {
  it("believes the nearest proxy, not what the client put before it", () => {
    const headers = new Headers({ "x-forwarded-for": "1.1.1.1, 198.51.100.7" });
    expect(toOrigin(headers).address).toBe("198.51.100.7");
  });

  it("writes an IPv4 address the same way on a dual-stack socket", () => {
    const headers = new Headers({ "x-forwarded-for": "::ffff:198.51.100.7" });
    expect(toOrigin(headers).address).toBe("198.51.100.7");
  });

  it("cuts off what is too long to store", () => {
    const headers = new Headers({ "user-agent": "a".repeat(1000) });
    expect(toOrigin(headers)).toEqual({ address: "unknown", userAgent: "a".repeat(256) });
  });
});
