import { toMinutesOfDay } from "#lib/format/zone-clock.ts";
import { toMedian } from "./scale.ts";

const MINUTE = 60_000;
/** Farther apart than this, two samples are not joined. */
export const HEART_RATE_GAP_MS = 15 * MINUTE;
const LINE_STEP_MS = 15 * MINUTE;
const BAND_STEP_MS = 30 * MINUTE;

/** One sample, `at` in milliseconds since 1970. Sources are Oura's words; new ones may come. */
export interface Beat {
  at: number;
  bpm: number;
  source: string;
}

/** What the reader can point at: a sample, or a stretch without any. */
export type Stop = { at: number; beat: Beat } | { at: number; from: number; to: number };

/** Stretches without samples from `start` to `until`, longer than 15 minutes. */
export function toSilences({
  beats,
  start,
  until,
}: {
  beats: readonly Beat[];
  start: number;
  until: number;
}): { from: number; to: number }[] {
  const edges = [start, ...beats.map(({ at }) => at), until];
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index] ?? start;
    return to - from > HEART_RATE_GAP_MS ? [{ from, to }] : [];
  });
}

/** Samples and silences in order of time. */
export function toStops({
  beats,
  silences,
}: {
  beats: readonly Beat[];
  silences: readonly { from: number; to: number }[];
}): Stop[] {
  const stops: Stop[] = [
    ...beats.map((beat) => ({ at: beat.at, beat })),
    ...silences.map(({ from, to }) => ({ at: (from + to) / 2, from, to })),
  ];
  return stops.toSorted((one, other) => one.at - other.at);
}

/** The stops from one instant to another; silences are cut there. */
export function toStopsWithin({
  stops,
  from,
  to,
}: {
  stops: readonly Stop[];
  from: number;
  to: number;
}): Stop[] {
  return stops.flatMap((stop): Stop[] => {
    if (!("from" in stop)) return from <= stop.at && stop.at <= to ? [stop] : [];
    const cut = { from: Math.max(from, stop.from), to: Math.min(to, stop.to) };
    return cut.from < cut.to ? [{ at: (cut.from + cut.to) / 2, ...cut }] : [];
  });
}

/** The stop that an instant belongs to: the silence around it, else the nearest sample. */
export function toStopIndex({ stops, at }: { stops: readonly Stop[]; at: number }): number | null {
  let nearest: number | null = null;
  let distance = HEART_RATE_GAP_MS;
  for (const [index, stop] of stops.entries()) {
    if ("from" in stop) {
      if (stop.from < at && at < stop.to) return index;
    } else if (Math.abs(stop.at - at) < distance) {
      nearest = index;
      distance = Math.abs(stop.at - at);
    }
  }
  return nearest;
}

/** Medians of 15-minute bins, each at its bin's middle; bins without samples are left out. */
export function toMedianLine({
  beats,
  start,
}: {
  beats: readonly Beat[];
  start: number;
}): { at: number; value: number }[] {
  const bins = Map.groupBy(beats, ({ at }) => Math.floor((at - start) / LINE_STEP_MS));
  return [...bins].flatMap(([bin, group]) => {
    const value = toMedian(group.map(({ bpm }) => bpm));
    return value === null ? [] : [{ at: start + (bin + 0.5) * LINE_STEP_MS, value }];
  });
}

/** The person's P10 and P90 by half-hour of the local day: 48 of them, null where too few days count. */
export type TimeOfDayBand = readonly ({ low: number; high: number } | null)[];

export interface BandCell {
  at: number;
  low: number;
  high: number;
}

/**
 * The band laid over one day's instants. A day of 23 or 25 hours skips or repeats the half-hours
 * that the local clock does.
 */
export function toBandCells({
  band,
  start,
  end,
  timeZone,
}: {
  band: TimeOfDayBand;
  start: number;
  end: number;
  timeZone: string;
}): BandCell[] {
  const cells: BandCell[] = [];
  for (let from = start; from < end; from += BAND_STEP_MS) {
    const at = from + BAND_STEP_MS / 2;
    const cell = band[Math.floor(toMinutesOfDay({ at, timeZone }) / 30)];
    if (cell) cells.push({ at, ...cell });
  }
  return cells;
}

const TICK_MINUTES = [5, 15, 30, 60, 120, 180, 360] as const;
const TICK_WIDTH = 60;

/** Round times of the local clock from `start` to `end`, as many as `width` pixels hold without touching. */
export function toLocalTicks({
  start,
  end,
  timeZone,
  width,
}: {
  start: number;
  end: number;
  timeZone: string;
  width: number;
}): number[] {
  const room = Math.max(2, Math.floor(width / TICK_WIDTH));
  const minutes = (end - start) / MINUTE;
  const step = TICK_MINUTES.find((candidate) => minutes / candidate <= room) ?? 360;
  const ticks: number[] = [];
  // Clocks of all zones are whole quarters of an hour apart, so that five minutes of one are of all.
  for (let at = Math.ceil(start / (5 * MINUTE)) * 5 * MINUTE; at <= end; at += 5 * MINUTE) {
    if (toMinutesOfDay({ at, timeZone }) % step === 0) ticks.push(at);
  }
  return ticks;
}

/** Neighbouring samples of one source as stretches, for the strip below the plot. */
export function toSourceRuns(
  beats: readonly Beat[],
): { source: string; from: number; to: number }[] {
  const runs: { source: string; from: number; to: number }[] = [];
  for (const { at, source } of beats) {
    const last = runs.at(-1);
    if (last && last.source === source && at - last.to <= HEART_RATE_GAP_MS) last.to = at;
    else runs.push({ source, from: at, to: at });
  }
  return runs;
}
