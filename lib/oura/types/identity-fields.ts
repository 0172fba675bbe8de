import { z } from "zod";

/** A document's own id: opaque, stable over its revisions. */
export const idField = z.string().min(1);

/** A local calendar day `YYYY-MM-DD` that exists. */
export const dayField = z.iso.date();

const instantWithOffset =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A timestamp as it was received if it names one instant, else null. Upstream sends offsets of
 * recording, with and without fractions of a second; a naive time would be a guess.
 */
export function toStart(timestamp: string | null | undefined): string | null {
  if (timestamp == null || !instantWithOffset.test(timestamp)) return null;
  return Number.isNaN(Date.parse(timestamp)) ? null : timestamp;
}

/**
 * Seconds from the midnight that begins `day` to the wall clock written in `timestamp`, whatever
 * its offset: -1140 is 23:41 on the evening before. Null when either cannot be read.
 */
export function toClockOffset({
  timestamp,
  day,
}: {
  timestamp: string | null | undefined;
  day: string;
}): number | null {
  const start = toStart(timestamp);
  if (start === null) return null;
  const wallClock = Date.parse(start.replace(/(?:Z|[+-]\d{2}:?\d{2})$/, "Z"));
  return (wallClock - Date.parse(`${day}T00:00:00Z`)) / 1000;
}
