import { describe, expect, it } from "vitest";
import { toForeignOffset } from "./zone-offset.ts";

describe("the offset of a recording", () => {
  it("is named where the viewer's clock stood otherwise at that instant", () => {
    const asked = { timestamp: "2026-03-02T23:41:00+09:00", timeZone: "Europe/Helsinki" };
    expect(toForeignOffset(asked)).toBe(540);
    const nepal = { timestamp: "2026-03-02T23:41:00-03:30", timeZone: "Asia/Kathmandu" };
    expect(toForeignOffset(nepal)).toBe(-210);
    expect(toForeignOffset({ timestamp: "2026-03-02T23:41:00Z", timeZone: "Asia/Tokyo" })).toBe(0);
  });

  it("is none where the clocks agree, in summer time as in winter time", () => {
    const timeZone = "Europe/Helsinki";
    expect(toForeignOffset({ timestamp: "2026-01-10T23:00:00+02:00", timeZone })).toBeNull();
    expect(toForeignOffset({ timestamp: "2026-07-10T23:00:00+03:00", timeZone })).toBeNull();
    expect(toForeignOffset({ timestamp: "2026-07-10T23:00:00+02:00", timeZone })).toBe(120);
    expect(toForeignOffset({ timestamp: "2026-07-10T23:00:00Z", timeZone: "UTC" })).toBeNull();
  });

  it("is the one in force when the night began, on the night the clocks change", () => {
    const timeZone = "Europe/Helsinki";
    expect(toForeignOffset({ timestamp: "2026-03-28T23:00:00+02:00", timeZone })).toBeNull();
    expect(toForeignOffset({ timestamp: "2026-03-29T04:30:00+03:00", timeZone })).toBeNull();
  });

  it("is not guessed where there is no time, or one without its offset", () => {
    for (const timestamp of [null, undefined, "", "2026-03-02T23:41:00"]) {
      expect(toForeignOffset({ timestamp, timeZone: "UTC" })).toBeNull();
    }
  });
});
