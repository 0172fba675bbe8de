import { describe, expect, it } from "vitest";
import { toNightHalves, toPeak, toTrendText } from "./night-halves.ts";

const MINUTE = 60_000;
const at = (minutes: number, value: number) => ({ at: minutes * MINUTE, value });
const bed = { start: 0, end: 60 * MINUTE };

describe("the halves of a night", () => {
  it("meet in the middle of the time in bed, whatever is missing", () => {
    const halves = toNightHalves({
      ...bed,
      samples: [at(0, 40), at(30, 50), at(35, 52), at(40, 54)],
    });
    expect(halves).toEqual({ middle: 30 * MINUTE, mean: 49, early: 40, late: 52 });
    expect(halves && toTrendText(halves)).toBe("rising +12 ms");
  });

  it("say falling and level, and nothing of a half without samples", () => {
    const falling = toNightHalves({ ...bed, samples: [at(0, 60), at(45, 51)] });
    expect(falling && toTrendText(falling)).toBe("falling −9 ms");
    const level = toNightHalves({ ...bed, samples: [at(0, 60), at(45, 60.4)] });
    expect(level && toTrendText(level)).toBe("level");
    const half = toNightHalves({ ...bed, samples: [at(0, 60)] });
    expect(half).toMatchObject({ early: 60, late: null });
    expect(half && toTrendText(half)).toBeNull();
  });

  it("are none without samples", () => {
    expect(toNightHalves({ ...bed, samples: [] })).toBeNull();
  });

  it("have their peak at the first of equal samples", () => {
    expect(toPeak([at(0, 40), at(5, 68), at(10, 68)])).toEqual(at(5, 68));
    expect(toPeak([])).toBeNull();
  });
});
