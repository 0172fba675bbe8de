import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GapKind } from "./reason.ts";
import { type SilenceEvidence, toSilentStretches } from "./silences.ts";

const minuteMs = 60_000;
const start = Date.parse("2026-03-10T00:00:00Z");
const until = start + 24 * 60 * minuteMs;
const minute = (minutes: number) => start + minutes * minuteMs;
/** A reading every five minutes but in the stretches left out, given in minutes. */
const readings = (...out: [number, number][]) =>
  Array.from({ length: 289 }, (_, index) => index * 5)
    .filter((at) => !out.some(([from, to]) => at > from && at < to))
    .map(minute);
const evidence: SilenceEvidence = {
  sleeps: [],
  movement: [],
  newestAt: until,
  unreadKind: () => null,
};

function explain(out: [number, number], change: Partial<SilenceEvidence> = {}) {
  const found = toSilentStretches({
    readings: readings(out),
    from: start,
    until,
    evidence: { ...evidence, ...change },
  });
  expect(found.map(({ from, to }) => [from, to])).toEqual([[minute(out[0]), minute(out[1])]]);
  return found[0]?.kind;
}

describe("a silence of the heart rate", () => {
  it("begins at a quarter of an hour", () => {
    const calm = { readings: readings([600, 615]), from: start, until, evidence };
    expect(toSilentStretches(calm)).toEqual([]);
  });

  it("is the ring off where its movement says so, and a failed measurement where it was on", () => {
    const off = {
      from: minute(0),
      classes: `${"3".repeat(120)}${"0".repeat(12)}${"3".repeat(156)}`,
    };
    expect(explain([600, 660], { movement: [off] })).toBe("not_worn");
    expect(explain([700, 760], { movement: [off] })).toBe("nothing_returned");
  });

  it("is the battery after a sleep that ended with its alert, until the ring was on again", () => {
    const sleeps = [{ from: minute(0), to: minute(300), isLowBattery: true }];
    expect(explain([300, 480], { sleeps })).toBe("low_battery");
    expect(explain([600, 660], { sleeps })).not.toBe("low_battery");
  });

  it("within a sleep is a failed measurement", () => {
    const sleeps = [{ from: minute(0), to: minute(420), isLowBattery: false }];
    expect(explain([200, 230], { sleeps })).toBe("nothing_returned");
  });

  it("without any record of movement is the ring off when it is long", () => {
    expect(explain([300, 600])).toBe("not_worn");
    expect(explain([300, 330])).toBe("nothing_returned");
  });

  it("is still to come after the ring's last word, or lost with the grant", () => {
    const later = { newestAt: minute(900), unreadKind: (): GapKind => "not_synced" };
    expect(explain([900, 1440], later)).toBe("not_synced");
    expect(explain([300, 600], later)).toBe("not_worn");
    expect(explain([300, 600], { unreadKind: () => "connection_lost" })).toBe("connection_lost");
  });

  it("together with the readings covers the day without overlap", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1439 }), { maxLength: 80 }), (list) => {
        const at = list.toSorted((a, b) => a - b).map(minute);
        const found = toSilentStretches({ readings: at, from: start, until, evidence });
        for (const [index, { from, to }] of found.entries()) {
          expect(to - from).toBeGreaterThan(15 * minuteMs);
          expect(at.some((reading) => reading > from && reading < to)).toBe(false);
          expect(found[index - 1]?.to ?? start).toBeLessThanOrEqual(from);
        }
      }),
    );
  });
});
