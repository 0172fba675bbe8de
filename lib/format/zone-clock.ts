import { formatClockOffset, type HourCycle } from "../time/clock.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes since local midnight of an instant in an IANA zone: 0 to 1439, whatever the day's length. */
export function toMinutesOfDay({ at, timeZone }: { at: number; timeZone: string }): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formats.set(timeZone, format);
  }
  const [hour = 0, minute = 0] = format.format(at).split(":").map(Number);
  return hour * 60 + minute;
}

/** "04:10" or "4:10 am" of an instant in an IANA zone. */
export function formatZoneClock({
  at,
  timeZone,
  hourCycle = 24,
}: {
  at: number;
  timeZone: string;
  hourCycle?: HourCycle;
}): string {
  return formatClockOffset({ seconds: toMinutesOfDay({ at, timeZone }) * 60, hourCycle });
}
