import { describe, expect, it } from "vitest";
import { seriesQueryOptions } from "./query-options.ts";

describe("seriesQueryOptions", () => {
  it("shares one key between two orders of the same metrics", () => {
    const range = { from: "2026-01-01", to: "2026-01-31" };
    const one = seriesQueryOptions({ metrics: ["sleep_score", "average_hrv"], ...range });
    const other = seriesQueryOptions({ metrics: ["average_hrv", "sleep_score"], ...range });
    expect(one.queryKey).toEqual(other.queryKey);
    expect(one.queryKey[0]).toBe("health");
  });
});
