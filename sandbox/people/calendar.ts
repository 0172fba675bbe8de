/** Days are counted from 1970-01-01; instants are whole seconds since the epoch. */
export const daySeconds = 86_400;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

const pairs = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, "0"));
const two = (value: number) => pairs[value] ?? "00";

/** `2026-03-29` → 20541. @throws RangeError when it is not a calendar day. */
export function toDayNumber(day: string): number {
  const milliseconds = dayPattern.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new RangeError(`not a day: ${day}`);
  return milliseconds / (daySeconds * 1000);
}

/** Whether a text is a calendar day. */
export function isDayText(text: string): boolean {
  const milliseconds = dayPattern.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(milliseconds) && toDay(milliseconds / (daySeconds * 1000)) === text;
}

/** 20541 → `2026-03-29`, for years 0 to 9999. Counts in eras of 400 years, which all have 146,097 days. */
export function toDay(dayNumber: number): string {
  const sinceMarch = dayNumber + 719_468;
  const era = Math.floor(sinceMarch / 146_097);
  const ofEra = sinceMarch - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const full = year + era * 400 + (month >= 10 ? 1 : 0);
  return `${two(Math.floor(full / 100))}${two(full % 100)}-${two(month < 10 ? month + 3 : month - 9)}-${two(day)}`;
}

/** 0 is Sunday. */
export function weekday(dayNumber: number): number {
  return (dayNumber + 4) % 7;
}

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
