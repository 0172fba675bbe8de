import type { ChartTable } from "#components/charts/csv.ts";
import type { Band } from "#components/charts/daily-tips.ts";
import { toDayLabel } from "#lib/format/day-label.ts";
import { toDeltaWords } from "#lib/format/delta.ts";
import { formatCount } from "#lib/format/number.ts";
import { formatQuantity, toQuantityText, type UnitSystem } from "#lib/format/unit.ts";
import type { HourCycle } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";
import { toPartialWords } from "./partial-words.ts";

/** One metric over a range: values by day, and how to write them. */
export interface MetricSeries {
  label: string;
  unit: string;
  days: readonly Day[];
  values: readonly (number | null)[];
  band?: Band | undefined;
  system?: UnitSystem | undefined;
  hourCycle?: HourCycle | undefined;
}

/** Everything a frame says about a series besides the drawing. */
export interface MetricWords {
  /** The newest value. */
  value: { text: string; unit: string } | null;
  /** The newest value against the person's own median of the days before it. */
  delta: string | null;
  /** One sentence for people and screen readers. */
  summary: string;
  /** "4 of 30 days missing", or null when none is. */
  partial: string | null;
  /** Days with a value. */
  count: number;
  table: ChartTable;
}

/** Which days there can be values of. */
interface Due {
  /** Days after it are still to come. */
  upTo: Day;
  /** Days before it were before the first; null or left out while that is not known. */
  since?: Day | null | undefined;
  /** What one value stands for; a day unless said. */
  one?: "day" | "night" | undefined;
}

/** Puts a series into words. */
export function toMetricWords(series: MetricSeries & Due): MetricWords {
  const { label, unit, days, values, band, system, hourCycle, upTo, since, one } = series;
  const write = (value: number) => formatQuantity({ value, unit, system, hourCycle });
  const present = values.filter((value) => value !== null);
  const lastIndex = values.findLastIndex((value) => value !== null);
  const last = values[lastIndex] ?? null;
  const usual = band?.median[lastIndex] ?? null;
  return {
    value: last === null ? null : toQuantityText({ value: last, unit, system, hourCycle }),
    delta:
      last === null || usual === null ? null : toDeltaWords({ value: last, usual, unit, system }),
    summary: toSummary({ label, write, present, lastDay: days[lastIndex] ?? null, last, one }),
    partial: toPartialWords({
      days,
      has: (index) => (values[index] ?? null) !== null,
      since,
      upTo,
      one,
    }),
    count: present.length,
    table: {
      columns: [
        { label: "Day" },
        { label: unit === "" ? label : `${label} (${toColumnUnit(unit)})`, numeric: true },
      ],
      rows: days.map((day, index) => {
        const value = values[index] ?? null;
        return [day, value === null ? null : unit === "clock" ? write(value) : value];
      }),
    },
  };
}

function toColumnUnit(unit: string): string {
  if (unit === "s") return "seconds";
  return unit === "clock" ? "local time" : unit;
}

function toSummary({
  label,
  write,
  present,
  lastDay,
  last,
  one = "day",
}: {
  label: string;
  write: (value: number) => string;
  present: readonly number[];
  lastDay: Day | null;
  last: number | null;
  one: Due["one"];
}): string {
  if (last === null || lastDay === null) return `No ${label.toLowerCase()} in these days.`;
  const latest = `${label}: ${write(last)} on ${toDayLabel(lastDay)}`;
  if (present.length < 3) return `${latest}.`;
  const sorted = present.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? last;
  return `${latest}; the median of ${formatCount({ count: present.length, one })} is ${write(at(0.5))}, and 8 in 10 lie between ${write(at(0.1))} and ${write(at(0.9))}.`;
}
