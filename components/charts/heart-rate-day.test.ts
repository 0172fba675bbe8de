import { describe, expect, it } from "vitest";
import {
  type Beat,
  toBandCells,
  toLocalTicks,
  toMedianLine,
  toSilences,
  toSourceRuns,
  toStopIndex,
  toStops,
  toStopsWithin,
} from "./heart-rate-day.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.UTC(2026, 10, 14);
const beat = (minutes: number, bpm = 60, source = "awake"): Beat => ({
  at: start + minutes * MINUTE,
  bpm,
  source,
});

describe("a day of heart rate", () => {
  const beats = [beat(5, 50), beat(10, 52), beat(20, 90), beat(120, 70, "workout")];

  it("is silent where samples lie more than 15 minutes apart, and after the last", () => {
    const silences = toSilences({ beats, start, until: start + 3 * HOUR });
    expect(
      silences.map(({ from, to }) => [(from - start) / MINUTE, (to - start) / MINUTE]),
    ).toEqual([
      [20, 120],
      [120, 180],
    ]);
  });

  it("points at the silence around an instant, else at the nearest sample", () => {
    const silences = toSilences({ beats, start, until: start + 120 * MINUTE });
    const stops = toStops({ beats, silences });
    expect(stops).toHaveLength(5);
    expect(toStopIndex({ stops, at: start + 60 * MINUTE })).toBe(3);
    expect(toStopIndex({ stops, at: start + 8 * MINUTE })).toBe(1);
    expect(toStopIndex({ stops, at: start + 5 * HOUR })).toBeNull();
  });

  it("is cut to a part of it, and so are the silences at its ends", () => {
    const silences = toSilences({ beats, start, until: start + 3 * HOUR });
    const part = { from: start + 15 * MINUTE, to: start + 60 * MINUTE };
    const stops = toStopsWithin({ stops: toStops({ beats, silences }), ...part });
    expect(stops).toEqual([
      { at: start + 20 * MINUTE, beat: beats[2] },
      { at: start + 40 * MINUTE, from: start + 20 * MINUTE, to: start + 60 * MINUTE },
    ]);
  });

  it("has a median every quarter of an hour that holds samples", () => {
    expect(toMedianLine({ beats, start })).toEqual([
      { at: start + 7.5 * MINUTE, value: 51 },
      { at: start + 22.5 * MINUTE, value: 90 },
      { at: start + 127.5 * MINUTE, value: 70 },
    ]);
  });

  it("joins neighbours of one source", () => {
    expect(toSourceRuns(beats).map(({ source }) => source)).toEqual(["awake", "workout"]);
  });
});

describe("the local clock of a day", () => {
  const timeZone = "Europe/Berlin";

  it("has 23 hours when clocks go forward, without the hour that is skipped", () => {
    const from = Date.UTC(2026, 2, 28, 23);
    const hours = toLocalTicks({ start: from, end: from + 23 * HOUR, timeZone, width: 1500 });
    expect(hours).toHaveLength(24);
    const band = Array.from({ length: 48 }, (_, low) => ({ low, high: 99 }));
    const cells = toBandCells({ band, start: from, end: from + 23 * HOUR, timeZone });
    expect(cells.map(({ low }) => low)).not.toContain(4);
    expect(cells).toHaveLength(46);
  });

  it("has 25 hours when they go back, with one hour twice", () => {
    const from = Date.UTC(2026, 9, 24, 22);
    const band = Array.from({ length: 48 }, (_, low) => ({ low, high: 99 }));
    const cells = toBandCells({ band, start: from, end: from + 25 * HOUR, timeZone });
    expect(cells.filter(({ low }) => low === 4)).toHaveLength(2);
  });

  it("is labelled at rounder times the less room there is", () => {
    const from = Date.UTC(2026, 10, 13, 23);
    const day = { start: from, end: from + 24 * HOUR, timeZone };
    const gap = (ticks: number[]) => ((ticks[1] ?? 0) - (ticks[0] ?? 0)) / MINUTE;
    expect(gap(toLocalTicks({ ...day, width: 600 }))).toBe(180);
    expect(gap(toLocalTicks({ ...day, width: 300 }))).toBe(360);
    expect(gap(toLocalTicks({ ...day, end: from + HOUR, width: 600 }))).toBe(15);
  });

  it("leaves the band open where too few days count", () => {
    const band = Array.from({ length: 48 }, () => null);
    expect(toBandCells({ band, start, end: start + HOUR, timeZone })).toEqual([]);
  });
});
