import { toRecordedTime } from "#lib/time/clock.ts";

/** A sleep or a workout as the API times it, ISO 8601 with offset. */
export interface TimeInterval {
  from: string;
  to: string;
  label: string;
}

/** An interval on an axis, as shares of its length. */
export interface TimeSpan {
  start: number;
  end: number;
  label: string;
  from: string;
  to: string;
}

/**
 * Places intervals on an axis of `seconds` from the instant `startMs`, cut at its ends. Those outside,
 * reversed or without an offset are left out.
 */
export function toTimeSpans({
  intervals,
  startMs,
  seconds,
}: {
  intervals: readonly TimeInterval[];
  startMs: number;
  seconds: number;
}): TimeSpan[] {
  return intervals.flatMap(({ from, to, label }) => {
    const first = toRecordedTime(from);
    const last = toRecordedTime(to);
    if (first === null || last === null) return [];
    const start = Math.max(0, (first.epochMs - startMs) / 1000 / seconds);
    const end = Math.min(1, (last.epochMs - startMs) / 1000 / seconds);
    return start < end ? [{ start, end, label, from, to }] : [];
  });
}
