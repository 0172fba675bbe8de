import { describe, expect, it } from "vitest";
import { toDays, toFraction, toSecondsLeft } from "./progress.ts";

const documents = { kind: "documents", state: "running", daysCovered: 0 } as const;

describe("toFraction", () => {
  it("is whole only once every granted type is settled", () => {
    const done = { ...documents, state: "complete" } as const;
    expect(toFraction({ types: [done, done], historyDays: 1000 })).toBe(1);
    const nearly = { ...documents, daysCovered: 1000 };
    expect(toFraction({ types: [done, nearly], historyDays: 1000 })).toBeLessThan(1);
    const unshared = { ...documents, state: "not_granted" } as const;
    expect(toFraction({ types: [done, unshared], historyDays: 1000 })).toBe(1);
  });

  it("grows with every window, and weighs heart rate by its work", () => {
    const samples = { kind: "samples", state: "running", daysCovered: 500 } as const;
    const at = (days: number) =>
      toFraction({ types: [{ ...samples, daysCovered: days }, documents], historyDays: 1000 });
    expect(at(200)).toBeGreaterThan(at(100));
    const heart = toFraction({ types: [samples, documents], historyDays: 1000 });
    const other = toFraction({
      types: [
        { ...samples, daysCovered: 0 },
        { ...documents, daysCovered: 500 },
      ],
      historyDays: 1000,
    });
    expect(heart).toBeGreaterThan(other);
  });
});

describe("toSecondsLeft", () => {
  it("says nothing until there is something to go by", () => {
    expect(toSecondsLeft({ fraction: 0.01, elapsedSeconds: 10 })).toBeNull();
    expect(toSecondsLeft({ fraction: 0.25, elapsedSeconds: 10 })).toBe(30);
    expect(toSecondsLeft({ fraction: 1, elapsedSeconds: 10 })).toBe(0);
  });
});

describe("toDays", () => {
  it("counts both ends, and nothing before the first window", () => {
    expect(toDays({ from: "2026-11-01", startDay: "2026-11-30" })).toBe(30);
    expect(toDays({ from: null, startDay: "2026-11-30" })).toBe(0);
  });
});
