import { type Day, toWeekday } from "#lib/time/day.ts";
import { type Aggregation, type DayBucket, toBuckets } from "./day-buckets.ts";
import type { Hue } from "./palette.ts";
import { toTrailingMeans } from "./trailing-means.ts";

const LEAST_DAYS = 4;

/** One of the two parts that grow away from zero. */
export interface Wing {
  label: string;
  hue: Hue;
  /** By day, in seconds; null is missing. */
  values: readonly (number | null)[];
}

/** A word that a day may bear, in the order of the strip's rows from the top. */
export interface StripWord {
  label: string;
  colour: string;
}

/** One column of a butterfly: a part upwards from zero, one downwards, and the balance of both. */
export interface ButterflyMark {
  /** Its value is the upward part: null where the column is missing. */
  bucket: DayBucket;
  up: number | null;
  down: number | null;
  /** Up less down, of seven days; for weeks and months, of their own medians. */
  balance: number | null;
  /** How many of its days bear each word, in the order of the words. */
  words: readonly number[];
}

interface ButterflyInput {
  days: readonly Day[];
  /** By day, both positive; null is missing. */
  up: readonly (number | null)[];
  down: readonly (number | null)[];
  /** By day, a place among the words of the strip below; null for none. */
  words: readonly (number | null)[];
  /** How many different words there are. */
  wordCount: number;
  aggregation: Aggregation;
}

/** A day has both parts or is missing: half of one says nothing about its balance. */
export function toButterflyMarks(input: ButterflyInput): ButterflyMark[] {
  const { days, aggregation, words, wordCount } = input;
  const isWhole = (index: number) =>
    (input.up[index] ?? null) !== null && (input.down[index] ?? null) !== null;
  const up = days.map((_, index) => (isWhole(index) ? (input.up[index] ?? null) : null));
  const down = days.map((_, index) => (isWhole(index) ? (input.down[index] ?? null) : null));
  const differences = days.map((_, index) => {
    const [above, below] = [up[index] ?? null, down[index] ?? null];
    return above === null || below === null ? null : above - below;
  });
  const means =
    aggregation === "day" ? toTrailingMeans({ values: differences, least: LEAST_DAYS }) : null;
  const downs = toBuckets({ days, values: down, aggregation });
  const balances = toBuckets({ days, values: differences, aggregation });
  return toBuckets({ days, values: up, aggregation }).map((bucket, index) => ({
    bucket,
    up: bucket.value,
    down: downs[index]?.value ?? null,
    balance:
      bucket.value === null
        ? null
        : means === null
          ? (balances[index]?.value ?? null)
          : (means[bucket.firstIndex] ?? null),
    words: Array.from(
      { length: wordCount },
      (_, word) =>
        words.slice(bucket.firstIndex, bucket.lastIndex + 1).filter((each) => each === word).length,
    ),
  }));
}

/** The mean of both parts on one day of the week, and of how many days. */
export interface WeekdayMean {
  up: number;
  down: number;
  n: number;
}

/** Monday first; null for a weekday without a whole day. */
export function toWeekdayMeans({
  days,
  up,
  down,
}: Pick<ButterflyInput, "days" | "up" | "down">): (WeekdayMean | null)[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const pairs = days.flatMap((day, index) => {
      const [above, below] = [up[index] ?? null, down[index] ?? null];
      return above === null || below === null || (toWeekday(day) + 6) % 7 !== weekday
        ? []
        : [{ above, below }];
    });
    const n = pairs.length;
    if (n === 0) return null;
    const toMean = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0) / n;
    return {
      up: toMean(pairs.map(({ above }) => above)),
      down: toMean(pairs.map(({ below }) => below)),
      n,
    };
  });
}
