import type { Day } from "./day.ts";

/** 24: "23:41"; 12: "11:41 pm". */
export type HourCycle = 12 | 24;

/** A timestamp as the clock of recording showed it. */
export interface RecordedTime {
  /** Milliseconds since 1970. */
  epochMs: number;
  /** East of UTC, in minutes: 345 for Nepal. */
  offsetMinutes: number;
  /** Seconds since 1970-01-01T00:00 on the wall clock itself: subtract a day's for the time of day. */
  localSeconds: number;
}

const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|([+-])(\d{2}):?(\d{2}))$/;

/** Reads an ISO 8601 timestamp with its offset; null when it is none, or has no offset and so names no instant. */
export function toRecordedTime(timestamp: string): RecordedTime | null {
  const match = pattern.exec(timestamp);
  if (match === null) return null;
  const epochMs = Date.parse(timestamp);
  if (Number.isNaN(epochMs)) return null;
  const [, sign, hours, minutes] = match;
  const size = sign === undefined ? 0 : Number(hours) * 60 + Number(minutes);
  const offsetMinutes = sign === "-" ? -size : size;
  return { epochMs, offsetMinutes, localSeconds: Math.floor(epochMs / 1000) + offsetMinutes * 60 };
}

/** The day on the clock of recording. */
export function toRecordedDay({ localSeconds }: RecordedTime): Day {
  return new Date(localSeconds * 1000).toISOString().slice(0, 10);
}

/** Writes the clock of recording: "23:41" or "11:41 pm". Seconds are cut off, as clocks do. */
export function formatRecordedTime({
  time: { localSeconds },
  hourCycle = 24,
}: {
  time: RecordedTime;
  hourCycle?: HourCycle;
}): string {
  return formatClockOffset({ seconds: localSeconds, hourCycle });
}

/**
 * Writes seconds from a midnight as a time of day: -1140 is "23:41" the evening before, 90000 "01:00"
 * the morning after.
 */
export function formatClockOffset({
  seconds,
  hourCycle = 24,
}: {
  seconds: number;
  hourCycle?: HourCycle;
}): string {
  const minutesOfDay = ((Math.floor(seconds / 60) % 1440) + 1440) % 1440;
  const hour = Math.floor(minutesOfDay / 60);
  const minute = String(minutesOfDay % 60).padStart(2, "0");
  if (hourCycle === 24) return `${String(hour).padStart(2, "0")}:${minute}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? "am" : "pm"}`;
}

/** "UTC+5:45", "UTC−3", "UTC": for the chip that tells a clock of recording from the viewer's. */
export function formatOffset(offsetMinutes: number): string {
  if (offsetMinutes === 0) return "UTC";
  const size = Math.abs(offsetMinutes);
  const minutes = size % 60 === 0 ? "" : `:${String(size % 60).padStart(2, "0")}`;
  return `UTC${offsetMinutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${minutes}`;
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * Writes an instant as date and time in an IANA zone, "3 Mar 2026, 23:41", for what has no clock of
 * recording (a last sync, a session). @throws RangeError for a zone that does not exist.
 */
export function formatInstant({
  instant,
  timeZone,
  hourCycle = 24,
}: {
  instant: Date | number;
  timeZone: string;
  hourCycle?: HourCycle;
}): string {
  const key = `${timeZone} ${hourCycle}`;
  let format = zoneFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: hourCycle === 12 ? "numeric" : "2-digit",
      minute: "2-digit",
      hourCycle: hourCycle === 12 ? "h12" : "h23",
    });
    zoneFormats.set(key, format);
  }
  return format.format(instant);
}
