import { describe, expect, it } from "vitest";
import { metricCatalogue } from "../oura/registry.ts";
import { seriesQuerySchema } from "./schema.ts";

const range = { from: "2026-01-01", to: "2026-01-31" };

function toMessages(input: Record<string, string>): string {
  const parsed = seriesQuerySchema.safeParse(input);
  return parsed.success ? "" : parsed.error.issues.map(({ message }) => message).join("; ");
}

describe("seriesQuerySchema", () => {
  it("reads metric keys once each", () => {
    const parsed = seriesQuerySchema.parse({ ...range, metrics: "sleep_score,sleep_score" });
    expect(parsed).toEqual({ ...range, metrics: ["sleep_score"], band: "0" });
  });

  it.each([
    [{ metrics: "sleep_score,mood" }, 'no metric "mood"'],
    [{ metrics: "toString" }, "no metric"],
    [{ metrics: Array.from({ length: 41 }, (_, index) => `m${index}`).join() }, "more than 40"],
    [{ from: "2026-02-30" }, "a day"],
    [{ from: "2026-02-01" }, "must not be after"],
    [{ from: "2001-01-01" }, "20 years"],
    [{ band: "yes" }, "0 or 1"],
  ])("refuses %j in plain words", (change, words) => {
    expect(toMessages({ ...range, metrics: "sleep_score", ...change })).toContain(words);
  });

  it("says what is missing", () => {
    expect(toMessages({})).toContain("give metric keys");
  });

  it("takes 40 metrics, if there are as many", () => {
    const metrics = Object.keys(metricCatalogue).slice(0, 40).join();
    expect(toMessages({ ...range, metrics })).toBe("");
  });
});
