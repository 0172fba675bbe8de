import { describe, expect, it } from "vitest";
import { documentsQuerySchema } from "./schema.ts";

describe("documentsQuerySchema", () => {
  it("reads all documents when no day is named", () => {
    expect(documentsQuerySchema.parse({})).toEqual({ range: null, withSeries: "none" });
  });

  it("reads a range of days, with series when asked", () => {
    const range = { from: "2026-01-01", to: "2026-01-02" };
    expect(documentsQuerySchema.parse({ ...range, series: "1" })).toEqual({
      range,
      withSeries: "all",
    });
  });

  it.each([
    [{ from: "2026-01-01" }, "both from and to"],
    [{ from: "2026-01-02", to: "2026-01-01" }, "must not be after"],
    [{ from: "2026-02-30", to: "2026-03-01" }, "must be a day"],
    [{ series: "all" }, "0 or 1"],
  ])("refuses %j in plain words", (asked, words) => {
    expect(documentsQuerySchema.safeParse(asked).error?.message).toContain(words);
  });
});
