import { type DataTypeId, requireDataType } from "./registry.ts";

/** Query parameters of a list route, unencoded. */
export type RequestQuery = Readonly<Record<string, string>>;

/** Inclusive calendar days `YYYY-MM-DD`. */
export interface DayRange {
  firstDay: string;
  lastDay: string;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** heartrate answers 400 beyond this. */
const maxSpanMs = 30 * dayMs;

/** Local days start as early as UTC+14 and end as late as UTC-12. */
const easternmostHours = 14;
const westernmostHours = 12;

/**
 * The requests that together cover local days, in whatever zone they were lived. Date windows are two
 * days wider on each side, because some routes exclude their end and compare instants in UTC with
 * local days (see docs/oura-api.md): trim the answer by {@link isWithin}. heartrate wants instants,
 * in pieces of 30 days; types without a window give one request without dates.
 * @throws RangeError when the days are not days or are the wrong way round.
 */
export function toRequestWindows({
  type,
  firstDay,
  lastDay,
}: DayRange & { type: DataTypeId }): RequestQuery[] {
  const first = toEpoch(firstDay);
  const last = toEpoch(lastDay);
  if (first > last) throw new RangeError(`${firstDay} is after ${lastDay}`);

  const { window } = requireDataType(type);
  if (window === "none") return [{}];
  if (window === "date") {
    return [{ start_date: toDate(first - 2 * dayMs), end_date: toDate(last + 2 * dayMs) }];
  }
  const windows: RequestQuery[] = [];
  const end = last + dayMs + westernmostHours * hourMs;
  for (let start = first - easternmostHours * hourMs; start < end; start += maxSpanMs) {
    windows.push({
      start_datetime: toInstant(start),
      end_datetime: toInstant(Math.min(start + maxSpanMs, end)),
    });
  }
  return windows;
}

/** Whether a document of that day was asked for; one without a day always is. */
export function isWithin({ day, firstDay, lastDay }: DayRange & { day: string | null }): boolean {
  return day === null || (firstDay <= day && day <= lastDay);
}

function toEpoch(day: string): number {
  const epoch = Date.parse(`${day}T00:00:00Z`);
  // Date.parse rolls 30 February over to March, hence the way back.
  if (Number.isNaN(epoch) || toDate(epoch) !== day) throw new RangeError(`${day} is not a day`);
  return epoch;
}

function toDate(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}

function toInstant(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
