import { describe, expect, it } from "vitest";
import { toLabelStarts } from "./span-lane.ts";

const width = 1000;
const item = (start: number, end: number, label: string) => ({ start, end, label });

describe("the labels of a lane", () => {
  it("stand inside a stretch that holds them", () => {
    expect(toLabelStarts({ items: [item(0, 0.3, "Sleep")], width })).toEqual([7]);
  });

  it("stand right of a short stretch or an instant, where nothing follows at once", () => {
    const items = [item(0.5, 0.51, "Running"), item(0.8, 0.8, "Alcohol")];
    expect(toLabelStarts({ items, width })).toEqual([517, 810]);
  });

  it("are left out where the next stretch or the end is too near", () => {
    const items = [item(0.5, 0.51, "Running"), item(0.53, 0.54, "Yoga"), item(0.98, 0.99, "Walk")];
    expect(toLabelStarts({ items, width })).toEqual([null, 547, null]);
  });

  it("never overlap, whatever the order they come in", () => {
    const items = [item(0.52, 0.9, "Meditation"), item(0.4, 0.45, "Strength training")];
    const [late, early] = toLabelStarts({ items, width });
    expect(early).toBeNull();
    expect(late).toBe(527);
  });
});
