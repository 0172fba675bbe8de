/** Days are counted from 1970-01-01; instants are whole seconds since the epoch. */
export const daySeconds = 86_400;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** `2026-03-29` → 20541. @throws RangeError when it is not a calendar day. */
export function toDayNumber(day: string): number {
  const milliseconds = dayPattern.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new RangeError(`not a day: ${day}`);
  return milliseconds / (daySeconds * 1000);
}

/** 20541 → `2026-03-29`. */
export function toDay(dayNumber: number): string {
  return new Date(dayNumber * daySeconds * 1000).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekday(dayNumber: number): number {
  return (dayNumber + 4) % 7;
}

const pairs = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, "0"));
const two = (value: number) => pairs[value] ?? "00";

export function formatOffset(offset: number): string {
  const minutes = Math.abs(offset) / 60;
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

let lastDay = Number.NaN;
let lastDayText = "";

/** An instant as its local wall clock with the offset of recording: `2026-03-29T23:10:05+02:00`. */
export function formatInstant({ instant, offset }: { instant: number; offset: number }): string {
  const { date, time } = wallClock(instant + offset);
  return `${date}T${time}${formatOffset(offset)}`;
}

/** As {@link formatInstant}, with milliseconds: the form of sample series. */
export function formatSampleStart({
  instant,
  offset,
}: {
  instant: number;
  offset: number;
}): string {
  const { date, time } = wallClock(instant + offset);
  return `${date}T${time}.000${formatOffset(offset)}`;
}

function wallClock(local: number): { date: string; time: string } {
  const dayNumber = Math.floor(local / daySeconds);
  if (dayNumber !== lastDay) {
    lastDay = dayNumber;
    lastDayText = toDay(dayNumber);
  }
  const seconds = Math.floor(local - dayNumber * daySeconds);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return { date: lastDayText, time: `${two(hours)}:${two(minutes)}:${two(seconds % 60)}` };
}
