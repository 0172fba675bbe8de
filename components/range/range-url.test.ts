import { describe, expect, it } from "vitest";
import { toRangeQuery } from "./range-url.ts";

const today = "2026-03-31";

describe("toRangeQuery", () => {
  it("names both days of a custom range, today among them", () => {
    const range = { key: "custom", firstDay: "2026-03-10", lastDay: today } as const;
    expect(toRangeQuery({ current: new URLSearchParams(), range, today })).toBe(
      "range=custom&from=2026-03-10&to=2026-03-31",
    );
  });

  it("keeps what else the address says and replaces the range it had", () => {
    const current = new URLSearchParams(
      "night=2026-03-04&range=custom&from=2026-01-01&to=2026-02-01",
    );
    expect(toRangeQuery({ current, range: { key: "90d" }, today })).toBe(
      "night=2026-03-04&range=90d",
    );
    expect(current.get("from")).toBe("2026-01-01");
  });

  it("names the end of a stepped range unless it is today", () => {
    const current = new URLSearchParams("range=30d");
    const past = { key: "30d", firstDay: "2026-01-31", lastDay: "2026-03-01" } as const;
    expect(toRangeQuery({ current, range: past, today })).toBe("range=30d&to=2026-03-01");
    const now = { key: "30d", firstDay: "2026-03-02", lastDay: today } as const;
    expect(toRangeQuery({ current, range: now, today })).toBe("range=30d");
  });

  it("names no day for all data", () => {
    const range = { key: "all", lastDay: "2026-03-01" } as const;
    expect(toRangeQuery({ current: new URLSearchParams("to=2026-03-01"), range, today })).toBe(
      "range=all",
    );
  });
});
