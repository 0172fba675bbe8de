import type { MetricKey } from "../oura/registry.ts";
import { toQuantile } from "./quantile.ts";

/**
 * A person's own range, day by day, from the days before: `low` to `high` with the middle between,
 * null while there are too few. `count` says how many days it rests on.
 */
export interface PersonalBand {
  low: (number | null)[];
  median: (number | null)[];
  high: (number | null)[];
  count: number[];
}

/**
 * `quantiles`: P10 to P90 around the median; `quartiles`: P25 to P75. `logarithmic`: mean ± 0.75
 * standard deviations of the natural logarithm, back in the metric's unit, for what is distributed
 * that way.
 */
export type BandMethod = "quantiles" | "quartiles" | "logarithmic";

const edges = { quantiles: [0.1, 0.5, 0.9], quartiles: [0.25, 0.5, 0.75] } as const;

/** Days a band looks back on; it ends the day before, so that no day judges itself. */
export const bandDays = 60;
/** Days with a value that it needs. */
export const bandMinimum = 14;
/** Half the width of the range of ln RMSSD in use for "normal" day-to-day variation (Plews et al. 2012). */
const logWidth = 0.75;

const logarithmic: ReadonlySet<MetricKey> = new Set<MetricKey>(["average_hrv"]);

/** Total sleep swings so much that eight nights in ten span hours; the middle half says more. */
const quartered: ReadonlySet<MetricKey> = new Set<MetricKey>(["total_sleep"]);

/** How a metric's band is made: RMSSD is skewed, hence its logarithm; everything else by quantiles. */
export function toBandMethod(metric: MetricKey): BandMethod {
  if (logarithmic.has(metric)) return "logarithmic";
  return quartered.has(metric) ? "quartiles" : "quantiles";
}

/**
 * The band of each day of `values` from index `skip` on, over the {@link bandDays} days before it.
 * Give it that many days more than are wanted, and as many to skip. Numbers are rounded to 2 places.
 */
export function toPersonalBand({
  values,
  skip,
  method,
}: {
  values: readonly (number | null)[];
  skip: number;
  method: BandMethod;
}): PersonalBand {
  const band: PersonalBand = { low: [], median: [], high: [], count: [] };
  const window = createWindow();
  values.forEach((value, index) => {
    if (index >= skip) append({ band, sorted: window.sorted, method });
    window.add(toUsable({ value, method }));
    if (index >= bandDays) window.remove(toUsable({ value: values[index - bandDays], method }));
  });
  return band;
}

/** Values as the window keeps them: logarithms of positive ones where the method says so. */
function toUsable({
  value,
  method,
}: {
  value: number | null | undefined;
  method: BandMethod;
}): number | null {
  if (value == null) return null;
  if (method !== "logarithmic") return value;
  return value > 0 ? Math.log(value) : null;
}

function append({
  band,
  sorted,
  method,
}: {
  band: PersonalBand;
  sorted: readonly number[];
  method: BandMethod;
}): void {
  const [low, median, high] =
    sorted.length < bandMinimum
      ? [null, null, null]
      : method === "logarithmic"
        ? toLogRange(sorted)
        : edges[method].map((q) => toQuantile({ sorted, q }));
  band.low.push(toRounded(low));
  band.median.push(toRounded(median));
  band.high.push(toRounded(high));
  band.count.push(sorted.length);
}

function toLogRange(logs: readonly number[]): number[] {
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const squares = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (logs.length - 1));
  return [-logWidth, 0, logWidth].map((width) => Math.exp(mean + width * deviation));
}

function toRounded(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(value * 100) / 100;
}

/** Values in order, kept so by binary search: a day costs two searches, not a sort. */
function createWindow() {
  const sorted: number[] = [];
  const find = (value: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    sorted,
    add: (value: number | null) => {
      if (value !== null) sorted.splice(find(value), 0, value);
    },
    remove: (value: number | null) => {
      if (value !== null) sorted.splice(find(value), 1);
    },
  };
}
