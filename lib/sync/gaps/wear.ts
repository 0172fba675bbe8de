import type { HeartRateSource } from "../../heart-rate/sources.ts";

/** Whether the ring was on: worn, off, or on until its battery ran out. */
export type Wear = "worn" | "not_worn" | "low_battery";

/** A heart-rate reading, `at` in milliseconds since 1970. */
export interface WearReading {
  at: number;
  source: HeartRateSource;
}

/** A stored sleep, in milliseconds since 1970. */
export interface WearSleep {
  from: number;
  to: number;
  /** Oura's low-battery alert. */
  isLowBattery: boolean;
}

/** A stretch of time in milliseconds since 1970, its end excluded. */
interface Span {
  from: number;
  to: number;
}

/** Readings come every five minutes: half an hour of them are no chance touch of the ring. */
const fewestReadings = 6;
/** A ring that was off for so long between two readings may have been charged. */
const chargeMs = 20 * 60_000;
/** Awake for so long, one has got up. */
const awakeMs = 30 * 60_000;

/**
 * Whether the ring was on in a night of which no score and no main sleep is stored; null while that
 * night still goes on. Only readings that Oura took in sleep count: who works at night wears the ring
 * awake and may take it off to sleep.
 * @param night six in the evening before to six in the evening, on the clock of recording.
 */
export function toNightWear({
  night,
  readings,
  sleeps,
}: {
  night: Span;
  /** Ascending; those around the night are enough. */
  readings: readonly WearReading[];
  /** Those around the night, naps too. */
  sleeps: readonly WearSleep[];
}): Wear | null {
  const asleep = readings.filter(
    ({ at, source }) =>
      source === "sleep" && at >= night.from && at < night.to && !isWithin({ at, sleeps }),
  );
  if (asleep.length >= fewestReadings) {
    const last = asleep.at(-1)?.at ?? 0;
    const isOver = readings.some(({ at, source }) => source !== "sleep" && at > last + awakeMs);
    return isOver ? "worn" : null;
  }
  return isBatteryEmpty({ until: night.to, readings, sleeps }) ? "low_battery" : "not_worn";
}

/**
 * Whether the ring was on in a daytime of which no activity is stored.
 * @param daytime four in the morning to four in the morning, on the clock of recording.
 */
export function toDayWear({
  daytime,
  readings,
  sleeps,
}: {
  daytime: Span;
  readings: readonly WearReading[];
  sleeps: readonly WearSleep[];
}): Wear {
  const awake = readings.filter(
    ({ at, source }) =>
      source !== "sleep" && at >= daytime.from && at < daytime.to && !isWithin({ at, sleeps }),
  );
  if (awake.length >= fewestReadings) return "worn";
  return isBatteryEmpty({ until: daytime.to, readings, sleeps }) ? "low_battery" : "not_worn";
}

/**
 * Whether the last sleep of the day before ended with a low battery and nothing shows that the ring was
 * charged since: it went on without a pause until it fell silent, or was silent at once.
 */
function isBatteryEmpty({
  until,
  readings,
  sleeps,
}: {
  until: number;
  readings: readonly WearReading[];
  sleeps: readonly WearSleep[];
}): boolean {
  const before = sleeps.filter(({ to }) => to <= until && to > until - 2 * 86_400_000);
  const last = before.toSorted((a, b) => a.to - b.to).at(-1);
  if (last === undefined || !last.isLowBattery) return false;
  let previous = last.to;
  for (const { at } of readings) {
    if (at < last.to || at >= until) continue;
    if (at - previous >= chargeMs) return false;
    previous = at;
  }
  return true;
}

function isWithin({ at, sleeps }: { at: number; sleeps: readonly WearSleep[] }): boolean {
  return sleeps.some(({ from, to }) => at >= from && at <= to);
}
