import type { OuraClient } from "../../oura/client.ts";
import { OuraError } from "../../oura/errors.ts";
import { addDays, toDay } from "../../time/day.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How upstream reads a range: both are observed, and they differ from route to route. */
export interface RangeRule {
  isEndInclusive: boolean;
  /** `day`: a document counts at 00:00 UTC of its day; `start`: at the instant it began. */
  basis: "day" | "start";
}

/** Something a person did, on the calendar of where they were. */
export interface LivedDocument {
  id: string;
  day: string;
  startMs: number;
  /** When Oura had it. */
  uploadedMs: number;
}

/** A document as a person in `timeZone` lives it: a day of theirs begins at 18:00 for their sleep. */
export function toLivedDocument({
  id,
  startMs,
  uploadedMs,
  timeZone,
  kind,
}: {
  id: string;
  startMs: number;
  uploadedMs: number;
  timeZone: string;
  kind: "night" | "workout" | "activity";
}): LivedDocument {
  const day = toDay({ instant: kind === "night" ? startMs + 6 * hourMs : startMs, timeZone });
  return { id, day, startMs, uploadedMs };
}

/**
 * The list routes over what a person lived, as far as Oura had it at `nowMs`: a bare date is 00:00
 * UTC, and heart rate beyond 30 days is refused.
 */
export function createSimulatedClient({
  documents,
  rule,
  nowMs,
}: {
  documents: readonly LivedDocument[];
  rule: RangeRule;
  nowMs: number;
}): OuraClient {
  const known = documents.filter(({ uploadedMs }) => uploadedMs <= nowMs);
  const within = ({ start, end }: { start: number; end: number }, at: number) =>
    start <= at && (rule.isEndInclusive ? at <= end : at < end);
  const unused = (): never => {
    throw new Error("a window is read by its list route");
  };
  return {
    listPage: unused,
    get: unused,
    personalInfo: unused,
    async *list({ query }) {
      const start = Date.parse(`${query["start_date"]}T00:00:00Z`);
      const end = Date.parse(`${query["end_date"]}T00:00:00Z`);
      yield known.filter(({ day, startMs }) =>
        within({ start, end }, rule.basis === "day" ? Date.parse(`${day}T00:00:00Z`) : startMs),
      );
    },
    async *listHeartRate(range) {
      const [start, end] = [Date.parse(range.start), Date.parse(range.end)];
      if (end - start > 30 * dayMs) {
        throw new OuraError({ kind: "bad_request", message: "more than 30 days", status: 400 });
      }
      yield known
        .filter(({ startMs }) => within({ start, end }, startMs))
        .map(({ startMs }) => ({ epochMs: startMs, bpm: 60, source: null }));
    },
  };
}

/** Zones at the edges of the calendar, with halves and quarters of an hour, with and without summer time. */
export const zonesOfTheWorld = [
  "Pacific/Kiritimati",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Europe/Berlin",
  "UTC",
  "America/St_Johns",
  "America/New_York",
  "Pacific/Honolulu",
  "Etc/GMT+12",
] as const;

/** The day that a document stored of it has: heart rate is kept by the UTC day. */
export function toStoredDay({
  document,
  isSample,
}: {
  document: LivedDocument;
  isSample: boolean;
}): string {
  return isSample ? toDay({ instant: document.startMs, timeZone: "UTC" }) : document.day;
}

/** Whole days before or after, for moments that a test places on a calendar. */
export function toMs(day: string, count = 0): number {
  return Date.parse(`${addDays({ day, count })}T00:00:00Z`);
}
