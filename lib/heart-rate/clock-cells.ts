import { toQuantile, toSorted } from "../metrics/quantile.ts";
import { addDays, type Day, daysBetween } from "../time/day.ts";
import type { Readings } from "./points.ts";
import type { HeartRateMapAnswer, TimeOfDayBand } from "./schema.ts";
import { type OffsetSpan, toDayStart, toOffsetSpans } from "./zone-offsets.ts";

const daySeconds = 86_400;
/** Days that the usual range by time of day looks back on, and how many a half hour needs. */
export const usualDays = 28;
export const usualMinimum = 7;

/**
 * Readings by local day and by slot of the local clock: `cells[day][slot]`. An hour that clocks skip
 * has none; one that they repeat holds both.
 */
export function toClockCells({
  readings,
  firstDay,
  lastDay,
  timeZone,
  slotMinutes,
}: {
  readings: Readings;
  firstDay: Day;
  lastDay: Day;
  timeZone: string;
  slotMinutes: number;
}): number[][][] {
  const slots = (24 * 60) / slotMinutes;
  const length = daysBetween({ from: firstDay, to: lastDay }) + 1;
  const cells = Array.from({ length }, () => Array.from({ length: slots }, (): number[] => []));
  const midnight = Date.parse(`${firstDay}T00:00:00Z`) / 1000;
  const spans = toOffsetSpans({
    timeZone,
    from: toDayStart({ day: firstDay, timeZone }),
    to: toDayStart({ day: addDays({ day: lastDay, count: 1 }), timeZone }),
  });
  const readOffset = createSpanReader(spans);
  readings.t.forEach((t, index) => {
    const local = t + readOffset(t) - midnight;
    const row = cells[Math.floor(local / daySeconds)];
    row?.[Math.floor((local % daySeconds) / (slotMinutes * 60))]?.push(
      readings.bpm[index] as number,
    );
  });
  return cells;
}

/** Median bpm of each quarter of an hour of each local day. */
export function toMapRows(cells: readonly number[][][]): HeartRateMapAnswer["rows"] {
  return cells.map((slots) => slots.map((bpm) => toQuantile({ sorted: toSorted(bpm), q: 0.5 })));
}

/** P10 to P90 by slot of the clock over some days; null where fewer than 7 of them have readings. */
export function toTimeOfDayBand(cells: readonly number[][][]): TimeOfDayBand {
  const band: TimeOfDayBand = { low: [], median: [], high: [], days: [] };
  const slots = cells[0]?.length ?? 0;
  for (let slot = 0; slot < slots; slot += 1) {
    const days = cells.map((row) => row[slot] ?? []).filter((bpm) => bpm.length > 0);
    const sorted = days.length < usualMinimum ? [] : toSorted(days.flat());
    band.low.push(toQuantile({ sorted, q: 0.1 }));
    band.median.push(toQuantile({ sorted, q: 0.5 }));
    band.high.push(toQuantile({ sorted, q: 0.9 }));
    band.days.push(days.length);
  }
  return band;
}

/** Offset in seconds by instant in seconds; readings ascend, so that the span in use moves on only. */
function createSpanReader(spans: readonly OffsetSpan[]): (t: number) => number {
  let index = 0;
  return (t) => {
    while ((spans[index + 1]?.from ?? Infinity) <= t * 1000) index += 1;
    return (spans[index]?.offset ?? 0) / 1000;
  };
}
