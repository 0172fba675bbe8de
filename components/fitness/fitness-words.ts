import type { ChartTable } from "#components/charts/csv.ts";
import { toBest, toSparseSteps } from "#components/charts/sparse-steps-layout.ts";
import { type KnownAge, toAlignment, toOwnAge } from "#components/charts/vascular-age-layout.ts";
import { toDayLabel, toLongDayLabel } from "#lib/format/day-label.ts";
import { formatCount, formatNumber } from "#lib/format/number.ts";
import type { Day } from "#lib/time/day.ts";

interface Values {
  days: readonly Day[];
  values: readonly (number | null)[];
}

/** The newest estimate, the best one and how many there were. */
export function toVo2Summary({ days, values }: Values): string {
  const { points } = toSparseSteps(values);
  const [last, best] = [points.at(-1), toBest(points)];
  if (last === undefined) return "No VO2 max in these days.";
  const write = (value: number) => formatNumber({ value, digits: Number.isInteger(value) ? 0 : 1 });
  const latest = `VO2 max: ${write(last.value)} ml/kg/min on ${toDayLabel(days[last.index] ?? "")}`;
  if (points.length === 1) return `${latest}.`;
  if (best === null) return `${latest}, the same in all ${points.length} estimates.`;
  return `${latest}; of ${formatCount({ count: points.length, one: "estimate" })} the best was ${write(best.value)}, first on ${toLongDayLabel(days[best.index] ?? "")}.`;
}

/** Only the days that have an estimate: nothing stands between them. */
export function toVo2Table({ days, values }: Values): ChartTable {
  return {
    columns: [{ label: "Day" }, { label: "VO2 max (ml/kg/min)", numeric: true }],
    rows: toSparseSteps(values).points.map(({ index, value }) => [days[index] ?? "", value]),
  };
}

const PLACES = {
  younger: "more than 5 years below your own age",
  aligned: "aligned with your own age",
  older: "more than 5 years above your own age",
} as const satisfies Record<ReturnType<typeof toAlignment>, string>;

/** How a vascular age stands to the own one, in Oura's three levels; null where that is not known. */
export function toAlignmentWords({
  value,
  day,
  age,
}: {
  value: number;
  day: Day;
  age: KnownAge | null;
}): string | null {
  return age === null ? null : PLACES[toAlignment(value - toOwnAge({ age, day }))];
}

/** The newest vascular age and how far it ranged. */
export function toAgeSummary({ days, values, age }: Values & { age: KnownAge | null }): string {
  const last = values.findLastIndex((value) => value !== null);
  const [day, value] = [days[last], values[last] ?? null];
  if (day === undefined || value === null) return "No cardiovascular age in these days.";
  const place = toAlignmentWords({ value, day, age });
  const latest = `Cardiovascular age: ${formatNumber({ value })} years on ${toDayLabel(day)}${place === null ? "" : `, ${place}`}`;
  const known = values.filter((each) => each !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const range =
    low === high
      ? ""
      : `; between ${formatNumber({ value: low })} and ${formatNumber({ value: high })} in these days`;
  const unknown =
    age === null
      ? " Your own age is not known here: Oura tells it with the permission for personal info."
      : "";
  return `${latest}${range}.${unknown}`;
}

/** Both ages day by day; the own one in whole years, as Oura tells it. */
export function toAgeTable({ days, values, age }: Values & { age: KnownAge | null }): ChartTable {
  return {
    columns: [
      { label: "Day" },
      { label: "Cardiovascular age (years)", numeric: true },
      ...(age === null ? [] : [{ label: "Own age (years)", numeric: true }]),
    ],
    rows: days.map((day, index) => [
      day,
      values[index] ?? null,
      ...(age === null ? [] : [Math.floor(toOwnAge({ age, day }))]),
    ]),
  };
}

/** Nights of the last thirty that Oura wants before it tells a vascular age. */
const CALIBRATION = { nights: 14, of: 30 } as const;

/** "Calibrating: 9 of 14 nights"; null once there are enough, or where the range is too short to tell. */
export function toCalibrationWords(nights: readonly (number | null)[]): string | null {
  if (nights.length < CALIBRATION.of) return null;
  const count = nights.slice(-CALIBRATION.of).filter((night) => night !== null).length;
  if (count >= CALIBRATION.nights) return null;
  return `Oura is calibrating: it has ${count} of the ${CALIBRATION.nights} nights that it needs out of the last ${CALIBRATION.of}.`;
}
