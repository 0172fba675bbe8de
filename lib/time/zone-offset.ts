import { toRecordedTime } from "./clock.ts";

const minuteMs = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Reads how far an IANA zone's clock is ahead of UTC at an instant, both in milliseconds; negative
 * west of it. @throws RangeError for a zone that does not exist.
 */
export function createOffsetReader(timeZone: string): (instant: number) => number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    formats.set(timeZone, format);
  }
  const used = format;
  return (instant) => {
    // "11/22/2026, GMT+05:45", or plain GMT for zero.
    const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(used.format(instant)) ?? [];
    if (sign === undefined) return 0;
    const size = (Number(hours) * 60 + Number(minutes)) * minuteMs;
    return sign === "-" ? -size : size;
  };
}

/**
 * The offset of a recording, in minutes east of UTC, where its clock differs from that of the
 * viewer's zone at that instant; null where the clocks agree or the timestamp names no instant.
 * @throws RangeError for a zone that does not exist.
 */
export function toForeignOffset({
  timestamp,
  timeZone,
}: {
  timestamp: string | null | undefined;
  timeZone: string;
}): number | null {
  const time = timestamp ? toRecordedTime(timestamp) : null;
  if (time === null) return null;
  const own = createOffsetReader(timeZone)(time.epochMs) / minuteMs;
  return own === time.offsetMinutes ? null : time.offsetMinutes;
}
