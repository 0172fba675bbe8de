import { describe, expect, it } from "vitest";
import { toNight } from "./hypnogram-layout.ts";
import { toNightPlaces, toSampleAt } from "./hypnogram-places.ts";
import { toClockWriter } from "./night-clock.ts";

const MINUTE = 60_000;
const start = Date.UTC(2026, 10, 13, 22, 0);
const stepMs = 5 * MINUTE;

function createPlaces(phases: string, minutes = phases.length * 5) {
  const night = toNight({ phases, stepMs, start, end: start + minutes * MINUTE });
  const heartRate = { start, stepMs, items: [60, null, 52, 50] };
  const writeClock = toClockWriter({ offsetMinutes: 345 });
  return toNightPlaces({ night, stepMs, heartRate, writeClock });
}

describe("pointing at a night", () => {
  it("reads the very instant on the clock of recording, and the run around it", () => {
    const places = createPlaces("4422");
    expect(places.fromX(0.6)).toBe(2);
    expect(places.toTip(2)).toEqual({
      title: "03:55",
      rows: [
        { label: "Light", value: "10 min", colour: "var(--stage-light)" },
        { label: "Heart rate", value: "50 bpm", colour: "var(--metric-heart)" },
      ],
      note: "Light from 03:55 to 04:05",
    });
  });

  it("says where stages are unknown instead of guessing one", () => {
    expect(createPlaces("4922").toTip(1)).toMatchObject({ note: "No stages from 03:50 to 03:55" });
  });

  it("goes from run to run by arrow keys, and stays at the ends", () => {
    const places = createPlaces("444422221");
    const go = (index: number, direction: -1 | 1) => places.toNeighbour?.(index, direction);
    expect(go(0, 1)).toBe(6);
    expect(go(6, 1)).toBe(8);
    expect(go(8, -1)).toBe(6);
    expect(go(places.count, -1)).toBe(8);
    expect(go(8, 1)).toBe(8);
  });

  it("cuts the last place at the end of the time in bed", () => {
    const places = createPlaces("222", 12);
    expect(places.count).toBe(3);
    expect(places.toX(2)).toBeCloseTo(11 / 12);
    expect(places.fromX(1)).toBe(2);
  });

  it("follows another chart's instant, but not one outside the night", () => {
    const places = createPlaces("2222");
    expect(places.fromKey(start + 7 * MINUTE)).toBe(1);
    expect(places.fromKey(start - 1)).toBeNull();
    expect(places.fromKey("2026-11-13")).toBeNull();
  });
});

describe("the sample at an instant", () => {
  const series = { start, stepMs, items: [60, null, 52] };

  it("is the nearest one, and none where it is missing", () => {
    expect(toSampleAt({ series, at: start + 2 * MINUTE })).toBe(60);
    expect(toSampleAt({ series, at: start + 4 * MINUTE })).toBeNull();
    expect(toSampleAt({ series, at: start + 60 * MINUTE })).toBeNull();
    expect(toSampleAt({ series: null, at: start })).toBeNull();
  });
});
