import { describe, expect, test } from "vitest";
import type { RunProgress, SyncProgress, TypeProgress } from "../lib/sync/schema.ts";
import { toBackfill } from "./seed-progress.ts";

const toType = (given: Partial<TypeProgress>): TypeProgress => ({
  type: "sleep",
  label: "Sleep",
  state: "complete",
  documents: 1000,
  daysCovered: 1000,
  daysTotal: 1000,
  lastEventAt: null,
  lastFetchAt: null,
  lastSuccessAt: null,
  lastError: null,
  askedAt: null,
  waitingEvents: 0,
  deadEvents: 0,
  ...given,
});

const toRun = (given: Partial<RunProgress>): RunProgress => ({
  kind: "backfill",
  status: "complete",
  startedAt: "2026-01-01T00:00:00.000Z",
  finishedAt: null,
  documents: 0,
  samples: 0,
  requests: 0,
  fraction: 1,
  etaSeconds: null,
  error: null,
  ...given,
});

const toProgress = (given: Partial<SyncProgress>): SyncProgress => ({
  connection: { status: "active", reason: null },
  run: toRun({}),
  types: [toType({}), toType({ type: "tag", documents: 234 })],
  lastSyncAt: null,
  againAt: null,
  ...given,
});

describe("waiting for a history", () => {
  test("ends when the run is over and no granted type is open", () => {
    const types = [toType({}), toType({ state: "not_granted", documents: 0 })];
    expect(toBackfill(toProgress({ types }))).toEqual({
      isConnected: true,
      isComplete: true,
      problem: null,
      text: "1,000 documents and readings",
    });
  });

  test("goes on while a type is open, or before the run began", () => {
    const types = [toType({}), toType({ state: "pending" })];
    expect(toBackfill(toProgress({ types })).isComplete).toBe(false);
    expect(toBackfill(toProgress({ run: null })).isComplete).toBe(false);
    expect(toBackfill(toProgress({ run: toRun({ status: "running" }) })).isComplete).toBe(false);
  });

  test("names what keeps it from completing", () => {
    const types = [toType({ state: "failed", lastError: "refused" })];
    expect(toBackfill(toProgress({ types }))).toMatchObject({
      isComplete: false,
      problem: "refused",
    });
    const run = toRun({ status: "cancelled" });
    expect(toBackfill(toProgress({ run })).problem).toBe("the run was cancelled");
  });

  test("tells a connection that works from one that is missing or lost", () => {
    expect(toBackfill(toProgress({ connection: null })).isConnected).toBe(false);
    const connection = { status: "needs_reauth" as const, reason: null };
    expect(toBackfill(toProgress({ connection })).isConnected).toBe(false);
  });
});
