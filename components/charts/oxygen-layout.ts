import type { Day } from "#lib/time/day.ts";
import { type Aggregation, type DayBucket, toBuckets } from "./day-buckets.ts";

/** Saturation is drawn between these; what lies below is marked at the lower edge, with its value in the tip. */
export const spo2Domain = [88, 100] as const;
/** The index of a quiet sleeper fills a third of its panel: an axis that shrank to it would make much of little. */
const LEAST_BDI = 30;

/** A night of both panels, or the medians of a week's or a month's nights. */
export interface OxygenMark {
  /** Its value is missing only where both are. */
  bucket: DayBucket;
  spo2: DayBucket | null;
  bdi: DayBucket | null;
  /** Below the panel's lower edge. */
  isOffScale: boolean;
}

/** Nights, weeks or months with either measure. */
export function toOxygenMarks({
  days,
  spo2,
  bdi,
  aggregation,
}: {
  days: readonly Day[];
  /** By day, in percent; null is missing. */
  spo2: readonly (number | null)[];
  /** By day; null is missing. */
  bdi: readonly (number | null)[];
  aggregation: Aggregation;
}): OxygenMark[] {
  const lower = toBuckets({ days, values: bdi, aggregation });
  return toBuckets({ days, values: spo2, aggregation }).map((upper, index) => {
    const below = lower[index] ?? null;
    return {
      bucket: { ...upper, value: upper.value ?? below?.value ?? null },
      spo2: upper.value === null ? null : upper,
      bdi: below?.value === null ? null : below,
      isOffScale: upper.value !== null && upper.value < spo2Domain[0],
    };
  });
}

/** Where the axis of the index ends: at 30, or above whatever is highest. */
export function toBdiEnd(values: readonly (number | null)[]): number {
  const most = Math.max(LEAST_BDI, ...values.map((value) => value ?? 0));
  return Math.min(100, Math.ceil(most / 10) * 10);
}
