import { describe, expect, it } from "vitest";
import { ConnectionLostError } from "../connections/tokens.ts";
import { AppError } from "../errors.ts";
import { OuraError, type OuraErrorKind, OuraRateLimitError } from "../oura/errors.ts";
import { BudgetSpentError } from "./budget/request-budget.ts";
import { toSyncFailure } from "./failures.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const sort = (error: unknown) => toSyncFailure({ error, now });
const upstream = (kind: OuraErrorKind, cause?: unknown) =>
  new OuraError({ kind, message: kind, cause });

describe("toSyncFailure", () => {
  it("takes a 401 on a good token for a missing scope, and a lost grant for what it is", () => {
    expect(sort(upstream("unauthorised"))).toEqual({ kind: "not_granted" });
    expect(sort(new ConnectionLostError())).toEqual({ kind: "disconnected" });
    expect(sort(upstream("network", new ConnectionLostError()))).toEqual({ kind: "disconnected" });
  });

  it("postpones for as long as Retry-After asks, and when the own budget is spent", () => {
    const limited = new OuraRateLimitError({ message: "", detail: null, retryAfterSeconds: 30 });
    expect(sort(limited)).toEqual({ kind: "postponed", until: new Date(now + 30_000) });
    const until = new Date(now + 5_000);
    const spent = new BudgetSpentError(until);
    expect(sort(upstream("network", spent))).toEqual({ kind: "postponed", until });
  });

  it("retries what may pass and gives up on what will not", () => {
    expect(sort(upstream("server"))).toMatchObject({ kind: "transient" });
    expect(sort(upstream("network"))).toMatchObject({ kind: "transient" });
    expect(sort(upstream("bad_request"))).toMatchObject({ kind: "refused" });
    expect(sort(upstream("membership_ended"))).toEqual({ kind: "membership_ended" });
    expect(sort(new AppError("gone", "erased"))).toEqual({ kind: "gone" });
    expect(sort(new Error("disk"))).toMatchObject({ kind: "transient" });
  });
});
