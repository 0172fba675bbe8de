import { type Day, daysBetween } from "#lib/time/day.ts";
import { type Aggregation, type DayBucket, toBuckets } from "./day-buckets.ts";

/** A person's own age as Oura told it: whole years, on a day. */
export interface KnownAge {
  years: number;
  on: Day;
}

const DAYS_A_YEAR = 365.2425;
/** Whole years leave half a year to either side open. */
export const AGE_DOUBT = 0.5;
/** As far from the own age as Oura still calls aligned. */
export const ALIGNED_YEARS = 5;

/** The own age on a day, the middle of what whole years allow: 34 told on a day is 34 to 35 then. */
export function toOwnAge({ age, day }: { age: KnownAge; day: Day }): number {
  return age.years + AGE_DOUBT + daysBetween({ from: age.on, to: day }) / DAYS_A_YEAR;
}

/** A day of the chart, or the median of a week's or a month's days. */
export interface AgeMark {
  bucket: DayBucket;
  /** In years, or years from the own age; null is missing. */
  value: number | null;
  /** The own age there; null where it is not known. */
  own: number | null;
}

/** Vascular age as it is (`age`), or less the own age (`difference`), which has to be known for that. */
export function toAgeMarks({
  days,
  values,
  age,
  mode,
  aggregation,
}: {
  days: readonly Day[];
  /** By day, in years; null is missing. */
  values: readonly (number | null)[];
  age: KnownAge | null;
  mode: "age" | "difference";
  aggregation: Aggregation;
}): AgeMark[] {
  return toBuckets({ days, values, aggregation }).map((bucket) => {
    const first = days[bucket.firstIndex];
    const last = days[bucket.lastIndex];
    const own =
      age === null || first === undefined || last === undefined
        ? null
        : (toOwnAge({ age, day: first }) + toOwnAge({ age, day: last })) / 2;
    const { value } = bucket;
    if (mode === "age" || value === null) return { bucket, value, own };
    return { bucket, value: own === null ? null : value - own, own };
  });
}

/** What Oura calls the difference; ages that whole years cannot tell apart are aligned. */
export function toAlignment(difference: number): "younger" | "aligned" | "older" {
  if (difference < -ALIGNED_YEARS) return "younger";
  return difference > ALIGNED_YEARS ? "older" : "aligned";
}
