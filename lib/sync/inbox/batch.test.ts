import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBatcher } from "./batch.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("createBatcher", () => {
  it("writes every item exactly once, whenever it came, in batches within the bound", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 40 }), async (delays) => {
        const written: number[][] = [];
        const put = createBatcher<number>({
          most: 7,
          gatherMs: 0,
          async write(items) {
            await pause(1);
            written.push([...items]);
          },
        });
        await Promise.all(
          delays.map(async (delay, index) => {
            await pause(delay);
            await put(index);
            expect(written.flat()).toContain(index);
          }),
        );
        expect(written.flat().toSorted((a, b) => a - b)).toEqual(delays.map((_, index) => index));
        expect(written.every(({ length }) => length <= 7)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("shares one write among all that wait", async () => {
    let writes = 0;
    const put = createBatcher<number>({
      most: 500,
      gatherMs: 1,
      async write() {
        writes += 1;
        await pause(5);
      },
    });
    await Promise.all(Array.from({ length: 100 }, (_, index) => put(index)));
    expect(writes).toBeLessThanOrEqual(2);
  });

  it("fails the callers of a failed batch and no others", async () => {
    let isFailing = true;
    const put = createBatcher<string>({
      most: 10,
      gatherMs: 0,
      async write() {
        if (isFailing) throw new Error("database away");
      },
    });
    await expect(put("lost")).rejects.toThrow("database away");
    isFailing = false;
    await expect(put("kept")).resolves.toBeUndefined();
  });
});
