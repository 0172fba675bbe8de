import { describe, expect, it } from "vitest";
import type { SleepOutline } from "#lib/documents/day-data.ts";
import { toSleepDays } from "./sleep-days.ts";

const MINUTE = 60;
const HOUR = 3600;

function sleep(fields: Partial<SleepOutline>): SleepOutline {
  return {
    day: "2026-03-04",
    type: "long_sleep",
    startsAt: "2026-03-03T23:00:00+05:45",
    endsAt: "2026-03-04T00:00:00+05:45",
    asleep: 3000,
    inBed: 3600,
    phases: null,
    stepSeconds: 300,
    ...fields,
  };
}

describe("naps of a day", () => {
  it("are all sleep beside the longest night", () => {
    const days = toSleepDays([
      sleep({ type: "sleep", asleep: 1200 }),
      sleep({ asleep: 20_000 }),
      sleep({ asleep: 9000 }),
      sleep({ type: "late_nap", asleep: 600 }),
    ]);
    expect(days).toEqual({ "2026-03-04": { naps: 10_800, breaks: [] } });
  });

  it("count on a day without a night, and not when their length is unknown", () => {
    expect(toSleepDays([sleep({ type: "sleep", asleep: 1200 })])["2026-03-04"]?.naps).toBe(1200);
    expect(toSleepDays([sleep({}), sleep({ type: "sleep", asleep: null })])).toEqual({});
  });
});

describe("breaks of a night", () => {
  const toBreaks = (fields: Partial<SleepOutline>) => {
    const day = fields.day ?? "2026-03-04";
    return toSleepDays([sleep(fields)])[day]?.breaks ?? [];
  };

  it("are the longer times awake between the first sleep and the last", () => {
    // 23:00 awake 5, asleep 10, awake 15, asleep 10, awake 5, asleep 5, awake 10 min.
    expect(toBreaks({ phases: "422444224244" })).toEqual([[-45 * MINUTE, -30 * MINUTE]]);
    expect(toBreaks({ phases: "444444444444" })).toEqual([]);
  });

  it("are never made of what is unknown", () => {
    expect(toBreaks({ phases: "229992222222" })).toEqual([]);
    expect(toBreaks({ phases: "22" })).toEqual([]);
  });

  it("stand on the clock of the nearer end in a night that changes it", () => {
    // 22:00 to 05:00 summer time: six hours, of which the clock skips the one from 02:00.
    const phases = `${"2".repeat(6)}44${"2".repeat(52)}44${"2".repeat(10)}`;
    expect(
      toBreaks({
        day: "2026-03-29",
        startsAt: "2026-03-28T22:00:00+01:00",
        endsAt: "2026-03-29T05:00:00+02:00",
        phases,
      }),
    ).toEqual([
      [-2 * HOUR + 30 * MINUTE, -2 * HOUR + 40 * MINUTE],
      [5 * HOUR - 60 * MINUTE, 5 * HOUR - 50 * MINUTE],
    ]);
  });

  it("need an offset in both timestamps", () => {
    expect(toBreaks({ phases: "2244222", startsAt: "2026-03-03T23:00:00" })).toEqual([]);
    expect(toBreaks({ phases: "2244222", endsAt: null })).toEqual([]);
  });
});
