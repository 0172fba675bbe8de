import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatClockOffset,
  formatInstant,
  formatOffset,
  formatRecordedTime,
  toRecordedDay,
  toRecordedTime,
} from "./clock.ts";

function requireTime(timestamp: string) {
  const time = toRecordedTime(timestamp);
  if (time === null) throw new Error(`${timestamp} was not read`);
  return time;
}

describe("the clock of recording", () => {
  it("is read with its offset, fractions of a second or not", () => {
    expect(requireTime("2026-03-02T23:41:00.500+05:45")).toEqual({
      epochMs: Date.UTC(2026, 2, 2, 17, 56, 0, 500),
      offsetMinutes: 345,
      localSeconds: Date.UTC(2026, 2, 2, 23, 41) / 1000,
    });
    expect(requireTime("2026-03-02T23:41:00-0330").offsetMinutes).toBe(-210);
    expect(requireTime("2026-03-02T23:41:00Z").offsetMinutes).toBe(0);
  });

  it("shows what was written, whatever the offset and the viewer's zone", () => {
    const second = fc.integer({ min: -1_000_000_000, max: 4_000_000_000 });
    const offset = fc.integer({ min: -12 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(second, offset, (localSeconds, offsetMinutes) => {
        const wall = new Date(localSeconds * 1000).toISOString().slice(0, 19);
        const size = Math.abs(offsetMinutes);
        const pad = (value: number) => String(value).padStart(2, "0");
        const sign = offsetMinutes < 0 ? "-" : "+";
        const time = requireTime(`${wall}${sign}${pad(Math.floor(size / 60))}:${pad(size % 60)}`);
        expect(time).toMatchObject({ localSeconds, offsetMinutes });
        expect(toRecordedDay(time)).toBe(wall.slice(0, 10));
        expect(formatRecordedTime({ time })).toBe(wall.slice(11, 16));
      }),
    );
  });

  it("is not guessed where no offset, or no time, is written", () => {
    for (const text of ["2026-03-02T23:41:00", "2026-03-02", "", "23:41", "2026-13-02T23:41:00Z"]) {
      expect(toRecordedTime(text)).toBeNull();
    }
  });
});

describe("a time of day", () => {
  it("is written on 24 hours or on 12", () => {
    const write = (seconds: number) => [
      formatClockOffset({ seconds }),
      formatClockOffset({ seconds, hourCycle: 12 }),
    ];
    expect(write(-1140)).toEqual(["23:41", "11:41 pm"]);
    expect(write(0)).toEqual(["00:00", "12:00 am"]);
    expect(write(43_200)).toEqual(["12:00", "12:00 pm"]);
    expect(write(90_059)).toEqual(["01:00", "1:00 am"]);
  });

  it("of an offset from UTC names hours, and minutes where there are some", () => {
    expect([0, 345, -180, -210, 840].map(formatOffset)).toEqual([
      "UTC",
      "UTC+5:45",
      "UTC−3",
      "UTC−3:30",
      "UTC+14",
    ]);
  });

  it("of an instant is written in the zone asked for", () => {
    const instant = new Date("2026-03-02T17:56:00Z");
    expect(formatInstant({ instant, timeZone: "Asia/Kathmandu" })).toBe("2 Mar 2026, 23:41");
    expect(formatInstant({ instant, timeZone: "UTC", hourCycle: 12 })).toBe("2 Mar 2026, 5:56 pm");
  });
});
