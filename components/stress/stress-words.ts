import { type StripWord, toWeekdayMeans } from "#components/charts/butterfly-layout.ts";
import type { ChartTable } from "#components/charts/csv.ts";
import { toColour } from "#components/charts/palette.ts";
import { toDayLabel } from "#lib/format/day-label.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { formatCount } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";

/** Oura's words for a day, from the best one down; a newer word than these is told, and not drawn. */
const known = ["restored", "normal", "stressful"] as const;

/** The same for people, with their colours. */
export const summaryWords = [
  { label: "Restored", colour: toColour("recovery") },
  { label: "Normal", colour: toColour("neutral") },
  { label: "Stressful", colour: toColour("stress") },
] as const satisfies StripWord[];

/** The place of Oura's word among those drawn; null for none and for one not known yet. */
export function toWordPlace(word: string | undefined): number | null {
  const place = known.findIndex((each) => each === word);
  return place === -1 ? null : place;
}

interface StressDays {
  days: readonly Day[];
  /** By day, in seconds; null is missing. */
  stress: readonly (number | null)[];
  recovery: readonly (number | null)[];
  /** Oura's own word by day. */
  summaries: Readonly<Record<Day, string>>;
}

/** One sentence on stress and recovery: the newest day, and how many days recovery outweighed. */
export function toStressSummary({ days, stress, recovery }: StressDays): string {
  const pairs = days.flatMap((day, index) => {
    const [down, up] = [stress[index] ?? null, recovery[index] ?? null];
    return down === null || up === null ? [] : [{ day, down, up }];
  });
  const last = pairs.at(-1);
  if (last === undefined) return "No stress or recovery in these days.";
  const latest = `${toDayLabel(last.day)}: ${formatDuration({ seconds: last.up })} of high recovery and ${formatDuration({ seconds: last.down })} of high stress`;
  if (pairs.length < 3) return `${latest}.`;
  const restful = pairs.filter(({ up, down }) => up > down).length;
  return `${latest}; recovery outweighed stress on ${restful} of ${formatCount({ count: pairs.length, one: "day" })}.`;
}

/** The same day by day. */
export function toStressTable({ days, stress, recovery, summaries }: StressDays): ChartTable {
  return {
    columns: [
      { label: "Day" },
      { label: "High recovery (seconds)", numeric: true },
      { label: "High stress (seconds)", numeric: true },
      { label: "Oura’s word" },
    ],
    rows: days.map((day, index) => [
      day,
      recovery[index] ?? null,
      stress[index] ?? null,
      summaries[day] ?? null,
    ]),
  };
}

const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** Means by weekday, their table, and which weekday is the most and which the least tense. */
export function toWeekdayWords({ days, stress, recovery }: Omit<StressDays, "summaries">) {
  const means = toWeekdayMeans({ days, up: recovery, down: stress });
  const ranked = means
    .flatMap((mean, weekday) => (mean ? [{ weekday, balance: mean.up - mean.down }] : []))
    .toSorted((one, other) => one.balance - other.balance);
  const toName = (place: number) => weekdays[ranked.at(place)?.weekday ?? 0] ?? "";
  return {
    means,
    summary:
      ranked.length < 2
        ? "Too few days to compare weekdays."
        : `On average ${toName(-1)} leans most towards recovery, and ${toName(0)} most towards stress.`,
    table: {
      columns: [
        { label: "Weekday" },
        { label: "High recovery, mean (seconds)", numeric: true },
        { label: "High stress, mean (seconds)", numeric: true },
        { label: "Days", numeric: true },
      ],
      rows: weekdays.map((name, index) => {
        const mean = means[index] ?? null;
        return [name, mean && Math.round(mean.up), mean && Math.round(mean.down), mean?.n ?? 0];
      }),
    } satisfies ChartTable,
  };
}
