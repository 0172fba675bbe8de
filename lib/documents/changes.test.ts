import { describe, expect, it } from "vitest";
import { readFixture } from "../oura/fixtures/read-fixture.ts";
import { dataTypes } from "../oura/registry.ts";
import { toChangeWords } from "./change-words.ts";
import { toFigureChanges, toFigures } from "./changes.ts";

describe("toFigureChanges", () => {
  it.each(dataTypes.map(({ id }) => id))("finds no change between equal versions of %s", (type) => {
    for (const payload of readFixture(type)) {
      const figures = toFigures({ type, document: payload as Record<string, unknown> });
      expect(toFigureChanges({ type, before: figures, after: { ...figures } })).toEqual([]);
    }
  });

  it.each(dataTypes.filter(({ metrics }) => Object.keys(metrics).length > 0).map(({ id }) => id))(
    "names every figure of %s that one version has and the other has not",
    (type) => {
      const [payload] = readFixture(type);
      const after = toFigures({ type, document: payload as Record<string, unknown> });
      const changes = toFigureChanges({ type, before: {}, after });
      const present = Object.keys(after).filter((key) => after[key] != null);
      expect(changes.map(({ key }) => key).toSorted()).toEqual(present.toSorted());
    },
  );

  it("tells the score before what it is made of", () => {
    const night = (score: number, deep: number) =>
      toFigures({
        type: "daily_sleep",
        document: { id: "d", day: "2026-11-20", score, contributors: { deep_sleep: deep } },
      });
    const changes = toFigureChanges({
      type: "daily_sleep",
      before: night(71, 60),
      after: night(78, 75),
    });
    expect(changes.map(({ label, before, after }) => [label, before, after])).toEqual([
      ["Sleep score", 71, 78],
      ["Deep sleep", 60, 75],
    ]);
  });

  it("compares nothing of a version that cannot be read", () => {
    expect(toFigures({ type: "sleep", document: { id: 7 } })).toEqual({});
  });
});

describe("toChangeWords", () => {
  const change = {
    key: "sleep_score",
    label: "Sleep score",
    unit: "",
    before: 71,
    after: 78,
  } as const;

  it("says what a score was and is", () => {
    expect(toChangeWords({ change })).toBe("score 71 → 78");
  });

  it("writes durations and units as they are read, and a missing figure as a dash", () => {
    const words = (given: Partial<Parameters<typeof toChangeWords>[0]["change"]>) =>
      toChangeWords({ change: { ...change, ...given } });
    expect(words({ label: "Total sleep", unit: "s", before: 25_320, after: 24_480 })).toBe(
      "total sleep 7 h 2 min → 6 h 48 min",
    );
    expect(words({ label: "HRV", unit: "ms", before: null, after: 52 })).toBe("HRV – → 52 ms");
    expect(words({ label: "REM sleep", unit: "s", before: 3_600, after: null })).toBe(
      "REM sleep 1 h → –",
    );
  });
});
