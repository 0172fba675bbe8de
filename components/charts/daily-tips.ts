import { toDayLabel, toMonthLabel, toRangeLabel } from "#lib/format/day-label.ts";
import { formatCount } from "#lib/format/number.ts";
import { formatQuantity, type UnitSystem } from "#lib/format/unit.ts";
import type { Day } from "#lib/time/day.ts";
import type { Tip, TipRow } from "./chart-tip.tsx";
import type { DayBucket } from "./day-buckets.ts";

/** The person's own range day by day, null where too few days lie behind it. */
export interface Band {
  low: readonly (number | null)[];
  high: readonly (number | null)[];
  median: readonly (number | null)[];
}

/** "Fri 14 Nov 2026" for a day, "3 – 9 Nov 2026" for a week, "Nov 2026" for a month. */
export function toBucketLabel({ days, bucket }: { days: readonly Day[]; bucket: DayBucket }) {
  const from = days[bucket.firstIndex] ?? "";
  const to = days[bucket.lastIndex] ?? from;
  if (from === to) return toDayLabel(from);
  return bucket.lastIndex - bucket.firstIndex > 7 ? toMonthLabel(from) : toRangeLabel({ from, to });
}

/** What the tip says of one mark of a daily series. */
export function toDailyTip({
  days,
  bucket,
  name,
  unit,
  system,
  colour,
  band,
  reasons,
}: {
  days: readonly Day[];
  bucket: DayBucket;
  name: string;
  unit: string;
  system?: UnitSystem | undefined;
  colour: string;
  band?: Band | undefined;
  reasons?: readonly (string | null)[] | undefined;
}): Tip {
  const title = toBucketLabel({ days, bucket });
  const write = (value: number) => formatQuantity({ value, unit, system });
  if (bucket.value === null) {
    return {
      title,
      rows: [],
      note: `No data: ${reasons?.[bucket.firstIndex] ?? "Oura gave no value"}`,
    };
  }
  const rows: TipRow[] = [
    { label: bucket.n > 1 ? `${name}, median` : name, value: write(bucket.value), colour },
  ];
  if (bucket.spread) {
    const [low, high] = bucket.spread;
    rows.push({ label: "8 in 10 days", value: `${write(low)} to ${write(high)}` });
    return { title, rows, note: formatCount({ count: bucket.n, one: "day" }) };
  }
  const low = band?.low[bucket.firstIndex];
  const high = band?.high[bucket.firstIndex];
  if (low === null || low === undefined || high === null || high === undefined) {
    return { title, rows };
  }
  const place = bucket.value < low ? "Below" : bucket.value > high ? "Above" : "Inside";
  return { title, rows, note: `${place} your range, ${write(low)} to ${write(high)}` };
}
