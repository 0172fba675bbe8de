import { describe, expect, it } from "vitest";
import {
  isWeekend,
  toDayLabel,
  toMonthLabel,
  toRangeLabel,
  toShortDayLabel,
  toWeekdayLabel,
} from "./day-label.ts";
import { toBandWords, toDeltaWords } from "./delta.ts";
import { formatAge, formatDuration, formatTimeLeft } from "./duration.ts";
import { formatCount, formatNumber, formatShare, formatSigned } from "./number.ts";
import { formatRelativeTime } from "./relative-time.ts";
import { toScoreWord } from "./score.ts";
import { formatQuantity } from "./unit.ts";

describe("day labels", () => {
  it("name the calendar day itself, whatever the machine's zone", () => {
    expect(toDayLabel("2025-11-14")).toBe("Fri 14 Nov");
    expect(toDayLabel("2026-01-01")).toBe("Thu 1 Jan");
    expect(toShortDayLabel("2026-03-29")).toBe("29 Mar");
    expect(toMonthLabel("2026-03-29")).toBe("Mar 2026");
    expect(toWeekdayLabel("2026-03-29")).toBe("Sun");
  });

  it("know the weekend", () => {
    expect(isWeekend("2026-03-28")).toBe(true);
    expect(isWeekend("2026-03-27")).toBe(false);
  });

  it("write a range as short as stays exact", () => {
    expect(toRangeLabel({ from: "2026-11-03", to: "2026-11-09" })).toBe("3 – 9 Nov 2026");
    expect(toRangeLabel({ from: "2026-10-28", to: "2026-11-03" })).toBe("28 Oct – 3 Nov 2026");
    expect(toRangeLabel({ from: "2025-12-30", to: "2026-01-05" })).toBe("30 Dec 2025 – 5 Jan 2026");
    expect(toRangeLabel({ from: "2026-11-03", to: "2026-11-03" })).toBe("Tue 3 Nov 2026");
  });

  it("refuse what is no day", () => {
    expect(() => toDayLabel("yesterday")).toThrow(RangeError);
  });
});

describe("numbers", () => {
  it("are grouped and carry a true minus sign", () => {
    expect(formatNumber({ value: 12_480 })).toBe("12,480");
    expect(formatNumber({ value: -0.42, digits: 1 })).toBe("−0.4");
  });

  it("lose the sign when rounding leaves zero", () => {
    expect(formatNumber({ value: -0.04, digits: 1 })).toBe("0.0");
    expect(formatSigned({ value: 0.04, digits: 1 })).toBe("0.0");
    expect(formatSigned({ value: 0.3, digits: 1 })).toBe("+0.3");
  });

  it("count in singular and plural", () => {
    expect(formatCount({ count: 1, one: "night" })).toBe("1 night");
    expect(formatCount({ count: 4, one: "night" })).toBe("4 nights");
    expect(formatShare(0.844)).toBe("84 %");
  });
});

describe("durations", () => {
  it("read as hours and minutes, rounded once", () => {
    expect(formatDuration({ seconds: 25_920 })).toBe("7 h 12 min");
    expect(formatDuration({ seconds: 3_580 })).toBe("1 h");
    expect(formatDuration({ seconds: 0 })).toBe("0 min");
    expect(formatDuration({ seconds: -480 })).toBe("−8 min");
  });

  it("say roughly how long something still takes", () => {
    expect(formatTimeLeft({ seconds: 2 })).toBe("a few seconds left");
    expect(formatTimeLeft({ seconds: 38 })).toBe("about 40 s left");
    expect(formatTimeLeft({ seconds: 200 })).toBe("about 3 min left");
  });

  it("tells an age to the second at first, and never a negative one", () => {
    const ages = [-3, 4.9, 59, 60, 3599, 7200, 172_799, 172_800];
    expect(ages.map((seconds) => formatAge({ seconds }))).toEqual([
      "0 s",
      "4 s",
      "59 s",
      "1 min",
      "59 min",
      "2 h",
      "47 h",
      "2 days",
    ]);
  });
});

describe("quantities", () => {
  it("turn into the person's units", () => {
    expect(formatQuantity({ value: 62, unit: "bpm" })).toBe("62 bpm");
    expect(formatQuantity({ value: 8_120, unit: "m" })).toBe("8.1 km");
    expect(formatQuantity({ value: 8_046.72, unit: "m", system: "imperial" })).toBe("5.0 mi");
    expect(formatQuantity({ value: 70, unit: "kg", system: "imperial" })).toBe("154.3 lb");
    expect(formatQuantity({ value: 84, unit: "" })).toBe("84");
    expect(formatQuantity({ value: 25_920, unit: "s" })).toBe("7 h 12 min");
    expect(formatQuantity({ value: -1_140, unit: "clock" })).toBe("23:41");
  });

  it("scale a temperature deviation to Fahrenheit without adding 32", () => {
    expect(formatQuantity({ value: 0.5, unit: "°C", system: "imperial" })).toBe("+0.9 °F");
    expect(formatQuantity({ value: -0.5, unit: "°C" })).toBe("−0.5 °C");
  });
});

describe("comparisons with one's own usual", () => {
  it("say the difference in words that fit the unit", () => {
    expect(toDeltaWords({ value: 84, usual: 78, unit: "" })).toBe("6 above your usual");
    expect(toDeltaWords({ value: 54, usual: 58, unit: "bpm" })).toBe("4 bpm below your usual");
    expect(toDeltaWords({ value: 26_000, usual: 24_560, unit: "s" })).toBe(
      "24 min longer than your usual",
    );
    expect(toDeltaWords({ value: -1_000, usual: -2_440, unit: "clock" })).toBe(
      "24 min later than your usual",
    );
    expect(toDeltaWords({ value: 0.1, usual: -0.3, unit: "°C" })).toBe("0.4 °C above your usual");
  });

  it("do not claim a difference that rounding hides", () => {
    expect(toDeltaWords({ value: 58.3, usual: 58, unit: "bpm" })).toBe("at your usual");
  });

  it("place a value in the band", () => {
    expect(toBandWords({ value: 45, low: 41, high: 58, unit: "ms" })).toBe(
      "inside your range 41 to 58 ms",
    );
    expect(toBandWords({ value: 39, low: 41, high: 58, unit: "ms" })).toBe(
      "below your range 41 to 58 ms",
    );
  });
});

describe("relative time", () => {
  const now = Date.UTC(2026, 10, 14, 12);

  it("counts minutes, hours and days backwards and forwards", () => {
    expect(formatRelativeTime({ at: now - 20_000, now })).toBe("just now");
    expect(formatRelativeTime({ at: now - 4 * 60_000, now })).toBe("4 min ago");
    expect(formatRelativeTime({ at: now - 9 * 3_600_000, now })).toBe("9 h ago");
    expect(formatRelativeTime({ at: now - 75 * 3_600_000, now })).toBe("3 days ago");
    expect(formatRelativeTime({ at: now + 2 * 3_600_000, now })).toBe("in 2 h");
  });
});

describe("score words", () => {
  it("change at 85, 70 and 60", () => {
    expect([85, 84, 70, 69, 60, 59].map(toScoreWord)).toEqual([
      "Optimal",
      "Good",
      "Good",
      "Fair",
      "Fair",
      "Pay attention",
    ]);
  });
});
