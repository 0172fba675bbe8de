import { daySeconds } from "../people/calendar.ts";
import type { OuraDocument } from "../people/documents/draft.ts";
import { type InstantKind, type Problem, toInstantProblems } from "./problems.ts";
import type { ServedType } from "./served-types.ts";

/** A range of instants in seconds; whether the end belongs to it is the type's own affair. */
export interface Window {
  start: number;
  end: number;
}

export type WindowResult =
  | { kind: "window"; window: Window }
  | { kind: "malformed"; problems: readonly Problem[] }
  | { kind: "reversed" };

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const dateTimePattern =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
const unixPattern = /^-?\d+(?:\.\d+)?$/;

/** Upstream's parser takes a greater number for milliseconds. */
const mostSeconds = 2e10;

/**
 * Reads a date, a date-time or, as upstream's parser does, a unix time. A bare date is 00:00 UTC, and a
 * date-time without offset is UTC. Null when it is none of these.
 */
export function readInstant(text: string): number | null {
  if (unixPattern.test(text)) {
    const number = Number(text);
    return Math.abs(number) > mostSeconds ? number / 1000 : number;
  }
  if (!isCalendarDay(text.slice(0, 10))) return null;
  if (datePattern.test(text)) return toSeconds(`${text}T00:00:00Z`);
  if (!dateTimePattern.test(text)) return null;
  // An unescaped plus sign arrives as a space; upstream refuses it, and so does the pattern.
  const stamp = text.replace(" ", "T");
  return toSeconds(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(stamp) ? stamp : `${stamp}Z`);
}

/** Date.parse takes the 30th of February for the 2nd of March. */
function isCalendarDay(text: string): boolean {
  const milliseconds = datePattern.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}

function toSeconds(stamp: string): number | null {
  const milliseconds = Date.parse(stamp);
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000;
}

/** Reads start and end from a query; `usual` says what an absent end, and an absent start, mean. */
export function readWindow({
  query,
  names,
  kinds,
  usual,
}: {
  query: URLSearchParams;
  names: { start: string; end: string };
  kinds: readonly InstantKind[];
  usual: { end: number; start: (end: number) => number };
}): WindowResult {
  const problems: Problem[] = [];
  const read = (name: string): number | null => {
    const text = query.get(name);
    if (text === null || text === "") return null;
    const instant = readInstant(text);
    if (instant === null) problems.push(...toInstantProblems({ name, given: text, kinds }));
    return instant;
  };
  const givenStart = read(names.start);
  const givenEnd = read(names.end);
  if (problems.length > 0) return { kind: "malformed", problems };
  const end = givenEnd ?? usual.end;
  const start = givenStart ?? usual.start(end);
  return start > end ? { kind: "reversed" } : { kind: "window", window: { start, end } };
}

/** The instant that a document is compared by: midnight UTC of its day, or its own start. */
function comparedInstant({
  type,
  document,
}: {
  type: Pick<ServedType, "basis">;
  document: OuraDocument;
}): number {
  return type.basis === "day" ? document.day * daySeconds : document.startsAt;
}

/** Whether a document lies in a window, by its type's own rule for the end. */
export function isInside({
  type,
  document,
  window,
}: {
  type: Pick<ServedType, "basis" | "endInclusive">;
  document: OuraDocument;
  window: Window;
}): boolean {
  const instant = comparedInstant({ type, document });
  if (instant < window.start) return false;
  return type.endInclusive ? instant <= window.end : instant < window.end;
}
