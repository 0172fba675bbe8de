import { describe, expect, it } from "vitest";
import type { TypeProgress } from "#lib/sync/schema.ts";
import { toStaleTypes, toStaleWords } from "./stale-words.ts";

const now = Date.parse("2026-03-10T18:00:00Z");
const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000).toISOString();

function toType(over: Partial<TypeProgress> & { type: string }): TypeProgress {
  return {
    label: over.type,
    state: "complete",
    documents: 10,
    daysCovered: 10,
    daysTotal: 10,
    lastEventAt: null,
    lastFetchAt: hoursAgo(0),
    lastSuccessAt: hoursAgo(0),
    lastError: null,
    askedAt: null,
    waitingEvents: 0,
    deadEvents: 0,
    ...over,
  };
}

const sleep = toType({ type: "sleep" });
const heart = toType({ type: "heartrate" });

function read(progress: Parameters<typeof toStaleTypes>[0]["progress"]) {
  return Object.entries(toStaleTypes({ progress, now })).map(([type, { words }]) => [type, words]);
}

describe("data that may be out of date", () => {
  it("is none while something has been read of late", () => {
    expect(read({ types: [sleep, heart], lastSyncAt: hoursAgo(1.9) })).toEqual([]);
  });

  it("is all of it when nothing is read any more, whatever stopped it", () => {
    expect(read({ types: [sleep, heart], lastSyncAt: hoursAgo(9) })).toEqual([
      ["sleep", "Last sync 9 h ago"],
      ["heartrate", "Last sync 9 h ago"],
    ]);
  });

  it("waits for the daily read where nothing is asked for more often", () => {
    const types = [sleep, { ...heart, state: "not_granted" } as const];
    expect(read({ types, lastSyncAt: hoursAgo(20) })).toEqual([]);
    expect(read({ types, lastSyncAt: hoursAgo(50) })).toEqual([["sleep", "Last sync 2 days ago"]]);
  });

  it("is the one type whose reads fail while others succeed", () => {
    const failing = { ...sleep, lastError: "Oura answered 500", lastSuccessAt: hoursAgo(7) };
    expect(read({ types: [failing, heart], lastSyncAt: hoursAgo(0) })).toEqual([
      ["sleep", "Last sync 7 h ago"],
    ]);
  });

  it("is none of what was never read or is not shared", () => {
    const types = [{ ...sleep, state: "not_granted" } as const];
    expect(read({ types, lastSyncAt: hoursAgo(90) })).toEqual([]);
    expect(read({ types: [sleep], lastSyncAt: null })).toEqual([]);
  });

  it("does not touch days that were over before the last read", () => {
    const { sleep: stale } = toStaleTypes({
      progress: { types: [sleep, heart], lastSyncAt: hoursAgo(72) },
      now,
    });
    expect(toStaleWords({ stale, lastDay: "2026-03-06" })).toBeNull();
    expect(toStaleWords({ stale, lastDay: "2026-03-07" })).toBe("Last sync 3 days ago");
    expect(toStaleWords({ stale: undefined, lastDay: "2026-03-10" })).toBeNull();
  });
});
