import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toTold } from "./told.ts";
import { toDayWear, toNightWear, type WearReading, type WearSleep } from "./wear.ts";

const hourMs = 3_600_000;
const midnight = Date.parse("2026-03-10T00:00:00Z");
const hour = (hours: number) => midnight + hours * hourMs;
const night = { from: hour(-6), to: hour(18) };
const daytime = { from: hour(4), to: hour(28) };

/** A reading every five minutes. */
function readings(from: number, to: number, source: WearReading["source"]): WearReading[] {
  const count = Math.max(0, Math.floor(((to - from) * 60) / 5));
  return Array.from({ length: count }, (_, index) => ({ at: hour(from + index / 12), source }));
}
const sleep = (from: number, to: number, isLowBattery = false): WearSleep => ({
  from: hour(from),
  to: hour(to),
  isLowBattery,
});

describe("toNightWear", () => {
  it("finds a ring that was off in bed, also of one who wore it awake all night", () => {
    expect(toNightWear({ night, readings: [], sleeps: [] })).toBe("not_worn");
    const awake = readings(-6, 8, "awake");
    expect(toNightWear({ night, readings: awake, sleeps: [] })).toBe("not_worn");
  });

  it("finds a night that was slept with the ring, and takes no nap for it", () => {
    const asleep = readings(-1, 6, "sleep");
    expect(toNightWear({ night, readings: asleep, sleeps: [] })).toBeNull();
    const up = [...asleep, ...readings(6, 7, "awake")];
    expect(toNightWear({ night, readings: up, sleeps: [] })).toBe("worn");
    const nap = readings(13, 14.5, "sleep");
    expect(toNightWear({ night, readings: nap, sleeps: [sleep(13, 14.5)] })).toBe("not_worn");
  });

  it("blames the battery when its alert was the last word, or nothing interrupted the wear since", () => {
    const sleeps = [sleep(-25, -17, true)];
    expect(toNightWear({ night, readings: [], sleeps })).toBe("low_battery");
    const through = readings(-17, -8, "awake");
    expect(toNightWear({ night, readings: through, sleeps })).toBe("low_battery");
  });

  it("does not blame a battery that was charged since", () => {
    const charged = [...readings(-17, -14, "awake"), ...readings(-13, -2, "awake")];
    const sleeps = [sleep(-25, -17, true)];
    expect(toNightWear({ night, readings: charged, sleeps })).toBe("not_worn");
    expect(toNightWear({ night, readings: [], sleeps: [...sleeps, sleep(-10, -9)] })).toBe(
      "not_worn",
    );
  });

  it("is not worn or low on battery only without half an hour of readings in sleep", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -24, max: 40 }), fc.boolean()), { maxLength: 40 }),
        (list) => {
          const some = list
            .map(([at, isAsleep]) => ({
              at: hour(at),
              source: isAsleep ? ("sleep" as const) : ("awake" as const),
            }))
            .toSorted((a, b) => a.at - b.at);
          const asleep = some.filter(
            ({ at, source }) => source === "sleep" && at >= night.from && at < night.to,
          );
          const wear = toNightWear({ night, readings: some, sleeps: [] });
          expect(wear === "worn" || wear === null).toBe(asleep.length >= 6);
        },
      ),
    );
  });
});

describe("toDayWear", () => {
  it("asks for readings outside of sleep", () => {
    expect(toDayWear({ daytime, readings: readings(4, 7, "sleep"), sleeps: [] })).toBe("not_worn");
    expect(toDayWear({ daytime, readings: readings(8, 9, "awake"), sleeps: [] })).toBe("worn");
  });

  it("blames the battery of the night before when nothing came after it", () => {
    const sleeps = [sleep(-1, 4.5, true)];
    expect(toDayWear({ daytime, readings: readings(-1, 4.5, "sleep"), sleeps })).toBe(
      "low_battery",
    );
  });
});

describe("toTold", () => {
  const offset = 5 * hourMs;

  it("counts a night as told once the ring has told of noon, and a day once of its end", () => {
    const told = (at: string) => toTold({ newestAt: Date.parse(at), offset, activeDay: null });
    expect(told("2026-03-10T06:59:00Z")).toEqual({ night: "2026-03-09", day: "2026-03-09" });
    expect(told("2026-03-10T07:00:00Z")).toEqual({ night: "2026-03-10", day: "2026-03-09" });
    expect(told("2026-03-10T18:59:00Z")).toEqual({ night: "2026-03-10", day: "2026-03-09" });
    expect(told("2026-03-10T19:00:00Z")).toEqual({ night: "2026-03-10", day: "2026-03-10" });
  });

  it("lets a day's movement vouch for the night before it", () => {
    expect(toTold({ newestAt: null, offset, activeDay: "2026-03-10" })).toEqual({
      night: "2026-03-10",
      day: "2026-03-09",
    });
    expect(toTold({ newestAt: null, offset, activeDay: null })).toEqual({ night: null, day: null });
  });
});
