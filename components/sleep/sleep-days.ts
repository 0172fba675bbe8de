import { toNight, toSleepEdges } from "#components/charts/hypnogram-layout.ts";
import type { SleepOutline } from "#lib/documents/day-data.ts";
import { toRecordedTime } from "#lib/time/clock.ts";
import type { Day } from "#lib/time/day.ts";

/** What a day's documents tell beyond its daily metrics; days without any of it are left out. */
export interface SleepDay {
  /** Seconds asleep beside the main sleep. */
  naps: number | null;
  /** Longer times awake in the main sleep: clock seconds from the midnight of the day, in order. */
  breaks: [from: number, to: number][];
}

/** Shorter than this, lying awake cannot be seen in a bar that spans a night. */
const leastBreakMs = 10 * 60_000;

/** Naps and breaks by day. The main sleep is the longest `long_sleep`, as in the daily metrics. */
export function toSleepDays(outlines: readonly SleepOutline[]): Record<Day, SleepDay> {
  const days: Record<Day, SleepDay> = {};
  for (const [day, sleeps] of Map.groupBy(outlines, (outline) => outline.day)) {
    const main = sleeps
      .filter(({ type }) => type === "long_sleep")
      .toSorted((one, other) => toLength(other) - toLength(one))[0];
    const asleep = sleeps.flatMap((sleep) =>
      sleep === main || sleep.asleep === null ? [] : [sleep.asleep],
    );
    const naps = asleep.length === 0 ? null : asleep.reduce((sum, seconds) => sum + seconds, 0);
    const breaks = main ? toBreaks(main) : [];
    if (naps !== null || breaks.length > 0) days[day] = { naps, breaks };
  }
  return days;
}

function toLength({ asleep, inBed }: SleepOutline): number {
  return asleep ?? inBed ?? -1;
}

/**
 * Times awake between falling asleep and the last waking, by the clock that a bar is drawn on. Where
 * that clock was changed during the night, the stages cannot say when: each break is placed from the
 * nearer end of the night, on that end's clock.
 */
function toBreaks({
  day,
  startsAt,
  endsAt,
  phases,
  stepSeconds,
}: SleepOutline): [number, number][] {
  const start = startsAt === null ? null : toRecordedTime(startsAt);
  const end = endsAt === null ? null : toRecordedTime(endsAt);
  if (start === null || end === null || phases === null) return [];
  const night = toNight({
    phases,
    stepMs: stepSeconds * 1000,
    start: start.epochMs,
    end: end.epochMs,
  });
  const edges = toSleepEdges({ night, latencyMs: null });
  if (edges === null) return [];
  const midnight = Date.parse(`${day}T00:00:00Z`) / 1000;
  const middle = (start.epochMs + end.epochMs) / 2;
  const toClock = (at: number) => {
    const { offsetMinutes } = at < middle ? start : end;
    return Math.round(at / 1000) + offsetMinutes * 60 - midnight;
  };
  return night.runs
    .filter(({ kind, from, to }) => {
      const isInside = from >= edges.onset && to <= edges.wake;
      return kind === "awake" && isInside && to - from >= leastBreakMs;
    })
    .map(({ from, to }) => {
      // A break over the middle keeps its length.
      const at = toClock((from + to) / 2);
      const half = (to - from) / 2000;
      return [at - half, at + half];
    });
}
