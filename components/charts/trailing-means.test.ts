import { describe, expect, it } from "vitest";
import { toTrailingMeans } from "./trailing-means.ts";

describe("toTrailingMeans", () => {
  it("averages the last seven days and waits for enough of them", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(toTrailingMeans({ values, least: 3 })).toEqual([null, null, 2, 2.5, 3, 3.5, 4, 5]);
  });

  it("leaves missing days out of the mean instead of counting them as zero", () => {
    expect(toTrailingMeans({ values: [4, null, 6, null, 8], least: 3 })).toEqual([
      null,
      null,
      null,
      null,
      6,
    ]);
  });
});
