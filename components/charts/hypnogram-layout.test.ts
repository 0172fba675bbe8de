import { describe, expect, it } from "vitest";
import { toNadir, toNight, toRunIndex, toSamples, toSleepEdges } from "./hypnogram-layout.ts";
import { toLinePath, toSegments } from "./segments.ts";

const MINUTE = 60_000;
const start = Date.UTC(2026, 10, 13, 22, 7);

function read(phases: string, minutes = phases.length * 5) {
  return toNight({ phases, stepMs: 5 * MINUTE, start, end: start + minutes * MINUTE });
}

describe("a hypnogram", () => {
  it("joins equal neighbours into runs, placed from bedtime on", () => {
    const { runs, totals } = read("4422213");
    expect(runs.map(({ kind }) => kind)).toEqual(["awake", "light", "deep", "rem"]);
    expect(runs[1]).toEqual({ kind: "light", from: start + 10 * MINUTE, to: start + 25 * MINUTE });
    expect(totals).toEqual({
      awake: 10 * MINUTE,
      light: 15 * MINUTE,
      deep: 5 * MINUTE,
      rem: 5 * MINUTE,
    });
  });

  it("cuts the last cell at the end of the time in bed", () => {
    const { runs } = read("222", 13);
    expect(runs.at(-1)?.to).toBe(start + 13 * MINUTE);
  });

  it("never takes an unknown character for light sleep", () => {
    const { runs, totals } = read("2922");
    expect(runs.map(({ kind }) => kind)).toEqual(["light", "unknown", "light"]);
    expect(totals.light).toBe(15 * MINUTE);
  });

  it("leaves the tail unknown when the string is shorter than the time in bed", () => {
    const { runs } = read("2222", 60);
    expect(runs.at(-1)).toEqual({
      kind: "unknown",
      from: start + 20 * MINUTE,
      to: start + 60 * MINUTE,
    });
    expect(read("2222", 23).runs).toHaveLength(1);
  });

  it("is empty without stages", () => {
    expect(read("", 3).runs).toEqual([]);
    expect(toSleepEdges({ night: read("444"), latencyMs: null })).toBeNull();
  });

  it("keeps waking before sleep and after it, and marks both edges", () => {
    const night = read("4422244");
    expect(night.runs[0]?.kind).toBe("awake");
    expect(toSleepEdges({ night, latencyMs: null })).toEqual({
      onset: start + 10 * MINUTE,
      wake: start + 25 * MINUTE,
    });
    expect(toSleepEdges({ night, latencyMs: 8 * MINUTE })?.onset).toBe(start + 8 * MINUTE);
  });

  it("finds the run at an instant, and none outside", () => {
    const { runs } = read("4422");
    expect(toRunIndex({ runs, at: start })).toBe(0);
    expect(toRunIndex({ runs, at: start + 10 * MINUTE })).toBe(1);
    expect(toRunIndex({ runs, at: start + 20 * MINUTE })).toBe(1);
    expect(toRunIndex({ runs, at: start - 1 })).toBeNull();
  });
});

describe("samples of a night", () => {
  const samples = toSamples({ start, stepMs: 5 * MINUTE, items: [60, null, 47, 52, null, 47] });

  it("keep their instants when others are missing", () => {
    expect(samples.map(({ at }) => (at - start) / MINUTE)).toEqual([0, 10, 15, 25]);
    expect(toNadir(samples)).toEqual({ at: start + 10 * MINUTE, value: 47 });
    expect(toNadir([])).toBeNull();
  });

  it("are joined only where neighbours are close enough", () => {
    const segments = toSegments({ points: samples, maxGapMs: 5 * MINUTE });
    expect(segments.map(({ length }) => length)).toEqual([1, 2, 1]);
    const path = toLinePath({
      segments,
      toX: ({ at }) => (at - start) / MINUTE,
      toY: ({ value }) => value,
    });
    expect(path).toBe("M0.0 60.0h0M10.0 47.0L15.0 52.0M25.0 47.0h0");
  });
});
