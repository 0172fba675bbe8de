import { describe, expect, it } from "vitest";
import { toClockCells, toMapRows, toTimeOfDayBand } from "./clock-cells.ts";
import type { Readings } from "./points.ts";
import { toDayStart, toOffsetSpans } from "./zone-offsets.ts";

const helsinki = "Europe/Helsinki";

/** A reading each five minutes of a stretch of time, bpm 60. */
function toReadings(from: string, to: string): Readings {
  const readings: Readings = { t: [], bpm: [], source: [] };
  for (let t = Date.parse(from) / 1000; t < Date.parse(to) / 1000; t += 300) {
    readings.t.push(t);
    readings.bpm.push(60);
    readings.source.push(0);
  }
  return readings;
}

describe("toOffsetSpans", () => {
  it("finds both changes of clocks in a year to the minute", () => {
    const spans = toOffsetSpans({
      timeZone: helsinki,
      from: Date.parse("2026-01-01T00:07:13Z"),
      to: Date.parse("2027-01-01T00:00:00Z"),
    });
    expect(spans.slice(1)).toEqual([
      { from: Date.parse("2026-03-29T01:00:00Z"), offset: 3 * 3_600_000 },
      { from: Date.parse("2026-10-25T01:00:00Z"), offset: 2 * 3_600_000 },
    ]);
  });
});

describe("toDayStart", () => {
  it.each([
    ["2026-03-29", helsinki, "2026-03-28T22:00:00Z"],
    ["2026-03-30", helsinki, "2026-03-29T21:00:00Z"],
    ["2026-03-03", "Asia/Kathmandu", "2026-03-02T18:15:00Z"],
    ["2026-03-03", "America/Los_Angeles", "2026-03-03T08:00:00Z"],
    ["2026-03-03", "Pacific/Kiritimati", "2026-03-02T10:00:00Z"],
    ["2026-03-03", "UTC", "2026-03-03T00:00:00Z"],
  ])("begins %s in %s at %s", (day, timeZone, instant) => {
    expect(new Date(toDayStart({ day, timeZone })).toISOString()).toBe(
      new Date(instant).toISOString(),
    );
  });

  it("begins a day whose midnight the clocks skip at the first moment after", () => {
    const start = toDayStart({ day: "2026-04-24", timeZone: "Africa/Cairo" });
    expect(new Date(start).toISOString()).toBe("2026-04-23T22:00:00.000Z");
  });
});

describe("toClockCells", () => {
  it("leaves the hour empty that clocks skip in spring, and fills every other quarter", () => {
    const day = "2026-03-29";
    const readings = toReadings("2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z");
    const range = { firstDay: day, lastDay: day, timeZone: helsinki };
    const [row] = toMapRows(toClockCells({ readings, ...range, slotMinutes: 15 }));
    const empty = row?.flatMap((median, quarter) => (median === null ? [quarter] : []));
    expect(empty).toEqual([12, 13, 14, 15]);
  });

  it("puts both passes of a repeated hour into its slots in autumn, and loses nothing", () => {
    const day = "2026-10-25";
    const readings = toReadings("2026-10-24T21:00:00Z", "2026-10-25T22:00:00Z");
    const range = { firstDay: day, lastDay: day, timeZone: helsinki };
    const [row] = toClockCells({ readings, ...range, slotMinutes: 15 });
    expect(row?.map((cell) => cell.length).filter((count) => count !== 3)).toEqual([6, 6, 6, 6]);
  });
});

describe("toTimeOfDayBand", () => {
  it("needs seven days with readings in a slot", () => {
    const days = [50, 51, 52, 53, 54, 55, 56].map((bpm, index) => [[bpm], index < 6 ? [bpm] : []]);
    const band = toTimeOfDayBand(days);
    expect(band.days).toEqual([7, 6]);
    expect(band.median).toEqual([53, null]);
    expect(band.low[0]).toBeCloseTo(50.6);
    expect(band.high).toEqual([expect.closeTo(55.4), null]);
  });
});
