import { describe, expect, it } from "vitest";
import { typeKinds } from "./catalogue.ts";
import { type MissingFacts, toMissingReason } from "./missing.ts";

const today = "2026-03-10";
const complete = { backfill: "complete", coveredFrom: "2025-01-01", lastSuccessDay: today };
const facts: MissingFacts = {
  today,
  firstDay: "2025-01-01",
  connection: { status: "active", scopes: ["daily"], deniedTypes: [] },
  types: { daily_sleep: complete },
  kinds: typeKinds,
};

function explain(day: string, change: Partial<MissingFacts> = {}) {
  return toMissingReason({ day, type: "daily_sleep", facts: { ...facts, ...change } })?.kind;
}

describe("toMissingReason", () => {
  it("does not call a day to come missing", () => {
    expect(toMissingReason({ day: "2026-03-11", type: "daily_sleep", facts })).toBeNull();
  });

  it("asks for a ring first", () => {
    expect(explain("2026-03-01", { connection: null })).toBe("not_connected");
  });

  it("names a scope that was not granted, whether unticked or refused upstream", () => {
    const connection = { status: "active", scopes: ["spo2"], deniedTypes: [] };
    expect(explain("2026-03-01", { connection })).toBe("not_granted");
    const denied = { status: "active", scopes: ["daily"], deniedTypes: ["daily_sleep"] };
    expect(explain("2026-03-01", { connection: denied })).toBe("not_granted");
    const state = { ...complete, backfill: "not_granted" };
    expect(explain("2026-03-01", { types: { daily_sleep: state } })).toBe("not_granted");
  });

  it("tells a history on its way from one that failed, for the days not yet reached only", () => {
    const running = { backfill: "running", coveredFrom: "2026-02-01", lastSuccessDay: today };
    expect(explain("2026-01-01", { types: { daily_sleep: running } })).toBe("being_fetched");
    expect(explain("2026-03-01", { types: { daily_sleep: running } })).toBe("nothing_returned");
    const pending = { ...running, backfill: "pending", coveredFrom: null };
    expect(explain("2026-03-01", { types: { daily_sleep: pending } })).toBe("being_fetched");
    const failed = { ...running, backfill: "failed" };
    expect(explain("2026-01-01", { types: { daily_sleep: failed } })).toBe("fetch_failed");
  });

  it("knows the days before the first", () => {
    expect(explain("2024-12-31")).toBe("before_first_day");
  });

  it("expects today, and days since the last read, still to come", () => {
    expect(explain(today)).toBe("not_synced");
    const stale = { ...complete, lastSuccessDay: "2026-03-05" };
    expect(explain("2026-03-06", { types: { daily_sleep: stale } })).toBe("not_synced");
    expect(explain("2026-03-05", { types: { daily_sleep: stale } })).toBe("nothing_returned");
  });

  it("blames a lost connection only for days since", () => {
    const connection = { status: "needs_reauth", scopes: ["daily"], deniedTypes: [] };
    const types = { daily_sleep: { ...complete, lastSuccessDay: "2026-03-05" } };
    expect(explain("2026-03-06", { connection, types })).toBe("connection_lost");
    expect(explain("2026-03-04", { connection, types })).toBe("nothing_returned");
  });

  it("says it in words for a tip and in a sentence, with a step where there is one", () => {
    const reason = toMissingReason({
      day: today,
      type: "daily_sleep",
      facts: { ...facts, connection: null },
    });
    expect(reason).toMatchObject({ words: "no ring connected", step: { href: "/connect" } });
    expect(reason?.sentence).toMatch(/\.$/);
  });
});
