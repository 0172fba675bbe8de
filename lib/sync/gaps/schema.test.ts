import { describe, expect, it } from "vitest";
import { gapsQuerySchema, silencesQuerySchema } from "./schema.ts";

const range = { from: "2026-03-01", to: "2026-03-31" };
const isRefused = (given: object) => !gapsQuerySchema.safeParse(given).success;

describe("the query of missing days", () => {
  it("takes days and types, each once", () => {
    expect(gapsQuerySchema.parse({ ...range, types: "sleep,daily_spo2,sleep" })).toEqual({
      ...range,
      types: ["sleep", "daily_spo2"],
    });
    expect(gapsQuerySchema.parse(range)).toEqual(range);
  });

  it("refuses types that there are not, days that are none, and ranges that end before they begin", () => {
    expect(isRefused({ ...range, types: "sleep,meal" })).toBe(true);
    expect(isRefused({ ...range, from: "2026-02-30" })).toBe(true);
    expect(isRefused({ from: range.to, to: range.from })).toBe(true);
    expect(isRefused({ from: "1990-01-01", to: "2026-01-01" })).toBe(true);
  });
});

describe("the query of missing hours", () => {
  const from = "2026-03-10T00:00:00+01:00";

  it("takes instants with their offset", () => {
    const to = "2026-03-11T00:00:00Z";
    expect(silencesQuerySchema.parse({ from, to })).toEqual({
      from: Date.parse(from),
      to: Date.parse(to),
    });
  });

  it.each(["2026-03-10", "2026-03-11T00:00:00", "2026-03-09T00:00:00Z", "2026-03-13T00:00:00Z"])(
    "refuses what names no instant, comes before, or is too far away: %s",
    (to) => expect(silencesQuerySchema.safeParse({ from, to }).success).toBe(false),
  );
});
