import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DataTypeId, dataTypes, requireDataType } from "../../oura/registry.ts";
import { addDays, eachDay } from "../../time/day.ts";
import { expectedOf } from "./expected.ts";
import { type GapEvidence, type TypeEvidence, toGapKind } from "./explain.ts";
import { type GapKind, toGapReason } from "./reason.ts";
import { toGapRuns } from "./runs.ts";
import type { Wear } from "./wear.ts";

const today = "2026-03-10";
const at = (text: string) => Date.parse(text);
const complete: TypeEvidence = {
  backfill: "complete",
  coveredFrom: "2025-01-01",
  lastSuccessAt: at("2026-03-10T03:41:00Z"),
  isTroubled: false,
};
const usual: GapEvidence = {
  today,
  firstDay: "2025-01-01",
  connection: { status: "active", scopes: ["daily", "heartrate", "spo2"], deniedTypes: [] },
  scopeOf: (type) => requireDataType(type).scope,
  types: {
    daily_sleep: complete,
    daily_activity: complete,
    heartrate: complete,
    workout: complete,
  },
  told: { night: today, day: "2026-03-09" },
  toldAt: new Map([[today, at("2026-03-10T07:50:00Z")]]),
  wear: { night: new Map(), day: new Map() },
  documentOf: () => null,
};

function explain(
  day: string,
  change: Partial<GapEvidence> = {},
  type: DataTypeId = "daily_sleep",
): GapKind | null {
  return toGapKind({ day, type, evidence: { ...usual, ...change } });
}

const withState = (change: Partial<TypeEvidence>): Partial<GapEvidence> => ({
  types: { daily_sleep: { ...complete, ...change }, daily_activity: { ...complete, ...change } },
});
const withWear = (wear: Wear, day = "2026-03-01"): Partial<GapEvidence> => ({
  wear: { night: new Map([[day, wear]]), day: new Map([[day, wear]]) },
});

describe("a missing day", () => {
  it("is none while it is still to come, and of what comes as it happens", () => {
    expect(explain("2026-03-11")).toBeNull();
    expect(
      explain(
        "2026-03-01",
        { connection: { ...usual.connection!, scopes: ["workout"] } },
        "workout",
      ),
    ).toBeNull();
  });

  it("asks for a ring first, and then for the scope, whether unticked or refused upstream", () => {
    expect(explain("2026-03-01", { connection: null })).toBe("not_connected");
    const connection = { status: "active", scopes: ["spo2"], deniedTypes: [] } as const;
    expect(explain("2026-03-01", { connection })).toBe("not_granted");
    const denied = { ...connection, scopes: ["daily"], deniedTypes: ["daily_sleep"] };
    expect(explain("2026-03-01", { connection: denied })).toBe("not_granted");
    expect(explain("2026-03-01", withState({ backfill: "not_granted" }))).toBe("not_granted");
  });

  it("tells a history on its way from one that failed, for the days not yet reached only", () => {
    const running = withState({ backfill: "running", coveredFrom: "2026-02-01" });
    expect(explain("2026-01-01", running)).toBe("being_fetched");
    expect(explain("2026-03-01", { ...running, ...withWear("not_worn") })).toBe("not_worn");
    expect(explain("2026-03-01", withState({ backfill: "pending", coveredFrom: null }))).toBe(
      "being_fetched",
    );
    expect(
      explain("2026-01-01", withState({ backfill: "failed", coveredFrom: "2026-02-01" })),
    ).toBe("fetch_failed");
  });

  it("blames an ended membership or a lost grant for what was not read before it", () => {
    const state = withState({ lastSuccessAt: at("2026-03-05T12:00:00Z") });
    for (const [status, kind] of [
      ["membership_ended", "membership_ended"],
      ["needs_reauth", "connection_lost"],
      ["revoked", "connection_lost"],
    ] as const) {
      const connection = { status, scopes: ["daily"], deniedTypes: [] };
      expect(explain("2026-03-06", { ...state, connection })).toBe(kind);
      expect(
        explain("2026-03-04", { ...state, connection, ...withWear("not_worn", "2026-03-04") }),
      ).toBe("not_worn");
      // That night had been read; the daytime had not ended yet.
      expect(explain("2026-03-05", { ...state, connection })).toBe("nothing_returned");
      expect(explain("2026-03-05", { ...state, connection }, "daily_activity")).toBe(kind);
      const unread = withState({ backfill: "running", coveredFrom: null, lastSuccessAt: null });
      expect(explain("2026-01-01", { ...unread, connection })).toBe(kind);
    }
  });

  it("knows the days before the first, and what was deleted", () => {
    expect(explain("2024-12-31")).toBe("before_first_day");
    expect(explain("2026-03-01", { documentOf: () => "deleted" })).toBe("deleted");
  });

  it("expects what the ring has not told yet, unless a week of silence says that it is not in use", () => {
    const told = { night: "2026-03-09", day: "2026-03-08" };
    expect(explain(today, { told })).toBe("not_synced");
    expect(explain("2026-03-09", { told }, "daily_activity")).toBe("not_synced");
    expect(explain(today, { told, ...withState({ isTroubled: true }) })).toBe("rereading");
    const long = { night: "2026-03-02", day: "2026-03-01" };
    expect(explain("2026-03-08", { told: long })).toBe("not_worn");
    expect(explain(today, { told: long })).toBe("not_synced");
    expect(explain(today, { told: { night: null, day: null } })).toBe("not_synced");
    expect(explain(today, { told, ...withWear("worn", today) })).toBe("rereading");
  });

  it("takes the ring's own word for whether it was on", () => {
    expect(explain("2026-03-01", withWear("not_worn"))).toBe("not_worn");
    expect(explain("2026-03-01", withWear("low_battery"), "daily_activity")).toBe("low_battery");
    expect(explain("2026-03-01")).toBe("nothing_returned");
  });

  it("is read again when the ring told of it after the last read, or that read failed", () => {
    expect(explain(today)).toBe("rereading");
    expect(explain(today, withState({ lastSuccessAt: at("2026-03-10T07:45:00Z") }))).toBe(
      "nothing_returned",
    );
    const troubled = withState({ isTroubled: true });
    expect(explain("2026-03-08", troubled)).toBe("rereading");
    expect(explain("2026-02-08", troubled)).toBe("nothing_returned");
    expect(explain(today, { documentOf: () => "empty" })).toBe("nothing_returned");
  });
});

const dayIn = fc.integer({ min: -500, max: 20 }).map((count) => addDays({ day: today, count }));
const instant = fc.integer({ min: at("2025-01-01"), max: at("2026-03-11") });
const state = fc.record({
  backfill: fc.constantFrom("pending", "running", "complete", "not_granted", "failed"),
  coveredFrom: fc.option(dayIn),
  lastSuccessAt: fc.option(instant),
  isTroubled: fc.boolean(),
}) satisfies fc.Arbitrary<TypeEvidence>;
const type = fc.constantFrom(...dataTypes.map(({ id }) => id));
const evidence: fc.Arbitrary<GapEvidence> = fc
  .record({
    firstDay: fc.option(dayIn),
    connection: fc.option(
      fc.record({
        status: fc.constantFrom("active", "needs_reauth", "membership_ended", "revoked"),
        scopes: fc.subarray(["daily", "heartrate", "spo2", "stress", "workout"]),
        deniedTypes: fc.subarray(["sleep", "daily_sleep"]),
      }),
    ),
    state: fc.option(state, { nil: undefined }),
    told: fc.record({ night: fc.option(dayIn), day: fc.option(dayIn) }),
    toldAt: fc.array(fc.tuple(dayIn, instant)).map((pairs) => new Map(pairs)),
    wear: fc
      .array(fc.tuple(dayIn, fc.constantFrom<Wear>("worn", "not_worn", "low_battery")))
      .map((pairs) => ({ night: new Map(pairs), day: new Map(pairs) })),
    document: fc.constantFrom("empty", "deleted", null),
  })
  .map(({ state: one, document, ...rest }) => ({
    ...usual,
    ...rest,
    types: one ? Object.fromEntries(dataTypes.map(({ id }) => [id, one])) : {},
    documentOf: () => document,
  }));

describe("whatever the evidence", () => {
  it("every day up to today of a type that comes daily has a reason, in words", () => {
    fc.assert(
      fc.property(evidence, type, dayIn, (known, id, day) => {
        const kind = toGapKind({ day, type: id, evidence: known });
        if (day > today) expect(kind).toBeNull();
        else if (expectedOf[id] !== "now_and_then") expect(kind).not.toBeNull();
        if (kind !== null) expect(toGapReason({ kind }).sentence).toMatch(/\.$/);
      }),
    );
  });

  it("a ring is blamed only once the grant, the read and the ring's own word rule all else out", () => {
    fc.assert(
      fc.property(evidence, type, dayIn, (known, id, day) => {
        const kind = toGapKind({ day, type: id, evidence: known });
        if (kind !== "not_worn" && kind !== "low_battery") return;
        expect(known.connection?.deniedTypes).not.toContain(id);
        expect(known.types[id]?.backfill).not.toBe("not_granted");
        expect(known.firstDay === null || day < known.firstDay).toBe(false);
        expect(known.documentOf({ type: id, day })).not.toBe("deleted");
      }),
    );
  });

  it("runs cover the missing days of a range exactly, and no two neighbours have one reason", () => {
    fc.assert(
      fc.property(
        evidence,
        type,
        fc.array(fc.boolean(), { maxLength: 60 }),
        (known, id, present) => {
          const days = eachDay({ firstDay: "2026-01-20", lastDay: "2026-03-15" });
          const isPresent = (index: number) => present[index] ?? false;
          const runs = toGapRuns({ days, type: id, evidence: known, isPresent });
          const told = new Map(
            runs.flatMap(({ from, to, kind }) =>
              eachDay({ firstDay: from, lastDay: to }).map((day) => [day, kind] as const),
            ),
          );
          for (const [index, day] of days.entries()) {
            const kind = isPresent(index) ? null : toGapKind({ day, type: id, evidence: known });
            expect(told.get(day) ?? null).toBe(kind);
          }
          for (const [index, run] of runs.entries()) {
            const next = runs[index + 1];
            if (next?.kind === run.kind)
              expect(addDays({ day: run.to, count: 1 })).not.toBe(next.from);
          }
        },
      ),
    );
  });
});
