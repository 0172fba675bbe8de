import type { HeartRateSample } from "../oura/heart-rate-samples.ts";
import type { Day } from "../time/day.ts";
import { toSourceIndex } from "./sources.ts";

/** One UTC day of readings in columns of equal length, ascending by time. */
export interface PackedDay {
  day: Day;
  /** Seconds of the UTC day. */
  at: readonly number[];
  bpm: readonly number[];
  /** Indexes into `heartRateSources`. */
  source: readonly number[];
}

const dayMs = 86_400_000;
// One number holds a whole reading, so that a day sorts as numbers do: second, then order of arrival.
const perSecond = 2 ** 27;

/** Whether a reading is one: Oura writes 0 and 255 where there was none, and a rate fits one byte. */
function isReading({ epochMs, bpm }: HeartRateSample): boolean {
  return Number.isFinite(epochMs) && bpm >= 1 && bpm < 254.5;
}

/**
 * Packs readings by UTC day, whatever their order. Fractions of a second and of a beat are dropped
 * by rounding down and to the nearest. Of readings in one second the last given wins.
 */
export function toPackedDays(samples: readonly HeartRateSample[]): PackedDay[] {
  const byDay = new Map<number, HeartRateSample[]>();
  for (const sample of samples) {
    if (!isReading(sample)) continue;
    const index = Math.floor(sample.epochMs / dayMs);
    const bucket = byDay.get(index);
    if (bucket === undefined) byDay.set(index, [sample]);
    else bucket.push(sample);
  }
  return [...byDay]
    .toSorted(([a], [b]) => a - b)
    .map(([index, bucket]) => ({ day: toDayOfIndex(index), ...toColumns(bucket) }));
}

/** Both days' readings; where they share a second, the fetched one replaces the stored one. */
export function mergeDays({
  stored,
  fetched,
}: {
  stored: PackedDay;
  fetched: PackedDay;
}): PackedDay {
  const at: number[] = [];
  const bpm: number[] = [];
  const source: number[] = [];
  let old = 0;
  let next = 0;
  while (old < stored.at.length || next < fetched.at.length) {
    const oldAt = stored.at[old] ?? Infinity;
    const nextAt = fetched.at[next] ?? Infinity;
    const isNext = nextAt <= oldAt;
    const from = isNext ? fetched : stored;
    const index = isNext ? next : old;
    at.push(isNext ? nextAt : oldAt);
    bpm.push(from.bpm[index] as number);
    source.push(from.source[index] as number);
    if (oldAt <= nextAt) old += 1;
    if (isNext) next += 1;
  }
  return { day: fetched.day, at, bpm, source };
}

/** The stored readings that the fetched ones of the same seconds replace; null when none is. */
export function toReplaced({
  stored,
  fetched,
}: {
  stored: PackedDay;
  fetched: PackedDay;
}): PackedDay | null {
  const places = new Map(fetched.at.map((second, index) => [second, index]));
  const replaced = stored.at.flatMap((second, index) => {
    const place = places.get(second);
    if (place === undefined) return [];
    const isSame =
      stored.bpm[index] === fetched.bpm[place] && stored.source[index] === fetched.source[place];
    return isSame ? [] : [index];
  });
  if (replaced.length === 0) return null;
  const pick = (column: readonly number[]) => replaced.map((index) => column[index] as number);
  return {
    day: stored.day,
    at: pick(stored.at),
    bpm: pick(stored.bpm),
    source: pick(stored.source),
  };
}

/** Whether two days hold the same readings. */
export function isSameDay(a: PackedDay, b: PackedDay): boolean {
  return (
    a.at.length === b.at.length &&
    a.at.every((at, i) => at === b.at[i] && a.bpm[i] === b.bpm[i] && a.source[i] === b.source[i])
  );
}

function toDayOfIndex(index: number): Day {
  return new Date(index * dayMs).toISOString().slice(0, 10);
}

function toColumns(samples: readonly HeartRateSample[]): Omit<PackedDay, "day"> {
  const order = Float64Array.from(samples, ({ epochMs }, index) => {
    const second = Math.floor((((epochMs % dayMs) + dayMs) % dayMs) / 1000);
    return second * perSecond + index;
  }).sort();
  const at: number[] = [];
  const bpm: number[] = [];
  const source: number[] = [];
  for (const key of order) {
    const second = Math.floor(key / perSecond);
    const sample = samples[key % perSecond] as HeartRateSample;
    const slot = at.at(-1) === second ? at.length - 1 : at.length;
    at[slot] = second;
    bpm[slot] = Math.round(sample.bpm);
    source[slot] = toSourceIndex(sample.source);
  }
  return { at, bpm, source };
}
