import { toQuantile } from "../metrics/quantile.ts";
import { usualDays, usualMinimum } from "./clock-cells.ts";

/** Of several quarters of an hour, which half hour of the band each belongs to. */
const cellsPerSlot = 2;

interface Window {
  /** Readings of the days looked back on, in ascending order. */
  sorted: number[];
  /** Days among them with any reading. */
  days: number;
}

/**
 * How far each quarter of an hour lay outside the person's own range at that time of day, in beats per minute:
 * above it positive, below it negative, 0 inside. The range is P10 to P90 by half hour of the 28 days before;
 * null where there is no reading or fewer than 7 of those days have any.
 * @param quarters medians by day and quarter of an hour, from the first day wanted on
 * @param halves readings by day and half hour, from 28 days earlier on
 */
export function toDeviationRows({
  quarters,
  halves,
}: {
  quarters: readonly (readonly (number | null)[])[];
  halves: readonly (readonly (readonly number[])[])[];
}): (number | null)[][] {
  const slots = halves[0]?.length ?? 0;
  const windows = Array.from({ length: slots }, (): Window => ({ sorted: [], days: 0 }));
  for (const day of halves.slice(0, usualDays)) windows.forEach((it, slot) => add(it, day[slot]));
  return quarters.map((medians, row) => {
    const bands = windows.map(toBand);
    const outside = medians.map((bpm, column) =>
      toOutside({ bpm, band: bands[Math.floor(column / cellsPerSlot)] ?? null }),
    );
    const leaving = halves[row];
    const entering = halves[row + usualDays];
    for (const [slot, window] of windows.entries()) {
      remove(window, leaving?.[slot]);
      add(window, entering?.[slot]);
    }
    return outside;
  });
}

function toBand({ sorted, days }: Window): { low: number; high: number } | null {
  if (days < usualMinimum) return null;
  const low = toQuantile({ sorted, q: 0.1 });
  const high = toQuantile({ sorted, q: 0.9 });
  return low === null || high === null ? null : { low, high };
}

function toOutside({
  bpm,
  band,
}: {
  bpm: number | null;
  band: { low: number; high: number } | null;
}): number | null {
  if (bpm === null || band === null) return null;
  const outside = Math.max(0, bpm - band.high) + Math.min(0, bpm - band.low);
  return Math.round(outside * 10) / 10;
}

/** Changes `window`, which slides over a year of readings without sorting any of them twice. */
function add(window: Window, readings: readonly number[] = []): void {
  if (readings.length > 0) window.days += 1;
  for (const bpm of readings) window.sorted.splice(toPlace(window.sorted, bpm), 0, bpm);
}

function remove(window: Window, readings: readonly number[] = []): void {
  if (readings.length > 0) window.days -= 1;
  for (const bpm of readings) window.sorted.splice(toPlace(window.sorted, bpm), 1);
}

/** The first place in an ascending list that holds this value or more. */
function toPlace(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
