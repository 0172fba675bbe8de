import { describe, expect, it } from "vitest";
import { heartRateMapQuerySchema, heartRateQuerySchema } from "./schema.ts";

describe("heartRateQuerySchema", () => {
  it("reads days as whole local days, the last included", () => {
    const asked = { from: "2026-03-29", to: "2026-03-29", timeZone: "Europe/Helsinki" };
    const { from, to } = heartRateQuerySchema.parse(asked);
    expect((to - from) / 3_600_000).toBe(23);
  });

  it("reads instants as they are", () => {
    const asked = { from: "2026-03-01T00:00:00+05:45", to: "2026-03-01T12:00:00Z" };
    expect(heartRateQuerySchema.parse(asked)).toEqual({
      from: Date.parse("2026-02-28T18:15:00Z"),
      to: Date.parse("2026-03-01T12:00:00Z"),
    });
  });

  it.each([
    [{ from: "2026-03-01T00:00", to: "2026-03-02" }, "with its offset"],
    [{ from: "2026-03-03", to: "2026-03-01" }, "before"],
    [{ from: "1990-03-03", to: "2026-03-01" }, "20 years"],
    [{ from: "9999-12-31", to: "9999-12-31" }, "YYYY-MM-DD"],
    [{ from: "0000-01-01T00:00:00Z", to: "2026-03-01" }, "YYYY-MM-DD"],
    [{ from: "2026-03-01", to: "9999-12-31T23:59:59-14:00" }, "YYYY-MM-DD"],
    [{ from: "2026-03-01", to: "2026-03-02", timeZone: "Mars/Base" }, "IANA"],
  ])("refuses %j in plain words", (asked, words) => {
    expect(heartRateQuerySchema.safeParse(asked).error?.message).toContain(words);
  });
});

describe("heartRateMapQuerySchema", () => {
  it("refuses more days than a map has rows", () => {
    const asked = { from: "2025-01-01", to: "2026-03-02", timeZone: "UTC" };
    expect(heartRateMapQuerySchema.safeParse(asked).error?.message).toContain("400 days");
  });
});
