import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandDays, bandMinimum, toBandMethod, toPersonalBand } from "./bands.ts";
import { toQuantile, toSorted } from "./quantile.ts";

/** The definition itself, slowly: sort the 60 days before each day. */
function toNaiveLow(values: readonly (number | null)[]): (number | null)[] {
  return values.map((_, index) => {
    const before = values.slice(Math.max(0, index - bandDays), index);
    const present = before.filter((value) => value !== null);
    if (present.length < bandMinimum) return null;
    const low = toQuantile({ sorted: toSorted(present), q: 0.1 });
    return low === null ? null : Math.round(low * 100) / 100;
  });
}

const values = fc.array(fc.option(fc.integer({ min: -40, max: 90_000 }), { freq: 3 }), {
  maxLength: 200,
});

describe("toPersonalBand", () => {
  it("agrees with sorting the 60 days before each day", () => {
    fc.assert(
      fc.property(values, (calendar) => {
        const band = toPersonalBand({ values: calendar, skip: 0, method: "quantiles" });
        expect(band.low).toEqual(toNaiveLow(calendar));
      }),
    );
  });

  it("keeps low under the middle and the middle under high, a slot a day", () => {
    fc.assert(
      fc.property(
        values,
        fc.constantFrom("quantiles", "quartiles", "logarithmic"),
        (calendar, method) => {
          const band = toPersonalBand({ values: calendar, skip: 0, method });
          expect(band.count).toHaveLength(calendar.length);
          band.median.forEach((median, index) => {
            const [low, high] = [band.low[index] ?? null, band.high[index] ?? null];
            if (low === null || high === null || median === null) {
              expect([low, median, high]).toEqual([null, null, null]);
            } else {
              expect(low).toBeLessThanOrEqual(median);
              expect(median).toBeLessThanOrEqual(high);
            }
          });
        },
      ),
    );
  });

  it("never looks at the day it judges, nor further back than 60 days", () => {
    const calendar = [9_999, ...Array<number>(60).fill(50), 1];
    const { low, high, count } = toPersonalBand({
      values: calendar,
      skip: 61,
      method: "quantiles",
    });
    expect([low, high, count]).toEqual([[50], [50], [60]]);
  });

  it("waits for 14 days with a value", () => {
    const { median } = toPersonalBand({
      values: [...Array<number>(13).fill(50), null, 50, 50],
      skip: 0,
      method: "quantiles",
    });
    expect(median.slice(-2)).toEqual([null, 50]);
  });

  it("spans the middle half for total sleep", () => {
    const calendar = Array.from({ length: 21 }, (_, index) => index * 100);
    const method = toBandMethod("total_sleep");
    const { low, median, high } = toPersonalBand({
      values: [...calendar, null],
      skip: 21,
      method,
    });
    expect([low, median, high]).toEqual([[500], [1000], [1500]]);
  });

  it("spans 0.75 standard deviations of the logarithm for HRV", () => {
    const calendar = Array.from({ length: 21 }, (_, index) => (index % 2 === 0 ? 40 : 60));
    const method = toBandMethod("average_hrv");
    const { low, median, high } = toPersonalBand({ values: calendar, skip: 20, method });
    // ln 40 and ln 60 ten times each: mean ln √2400, deviation 0.20274 · √(20/19).
    expect([low, median, high]).toEqual([[41.91], [48.99], [57.26]]);
  });
});
