import type { RegisteredDataType } from "#lib/oura/registry.ts";
import { daySeconds } from "../people/calendar.ts";
import type { OuraDocument } from "../people/documents/draft.ts";

/** A range of instants in seconds; whether the end belongs to it is the type's own affair. */
export interface Window {
  start: number;
  end: number;
}

/** A parameter that is no date, in the shape of upstream's 422 body. */
export interface Malformed {
  loc: readonly [string, string];
  msg: string;
  type: string;
}

export type WindowResult =
  | { kind: "window"; window: Window }
  | { kind: "malformed"; problems: readonly Malformed[] }
  | { kind: "reversed" };

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const dateTimePattern =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
const unixPattern = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads a date, a date-time or, as upstream's parser does, a unix time. A bare date is 00:00 UTC, and a
 * date-time without offset is UTC. Null when it is none of these.
 */
export function readInstant(text: string): number | null {
  if (unixPattern.test(text)) return Number(text);
  if (datePattern.test(text)) return toSeconds(`${text}T00:00:00Z`);
  if (!dateTimePattern.test(text)) return null;
  // An unescaped plus sign arrives as a space; upstream refuses it, and so does the pattern.
  const stamp = text.replace(" ", "T");
  return toSeconds(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(stamp) ? stamp : `${stamp}Z`);
}

function toSeconds(stamp: string): number | null {
  const milliseconds = Date.parse(stamp);
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000;
}

/** Reads start and end from a query; `usual` says what an absent end, and an absent start, mean. */
export function readWindow({
  query,
  names,
  usual,
}: {
  query: URLSearchParams;
  names: { start: string; end: string };
  usual: { end: number; start: (end: number) => number };
}): WindowResult {
  const problems: Malformed[] = [];
  const read = (name: string): number | null => {
    const text = query.get(name);
    if (text === null || text === "") return null;
    const instant = readInstant(text);
    if (instant === null) {
      problems.push({
        loc: ["query", name],
        msg: "invalid datetime format",
        type: "value_error.datetime",
      });
    }
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
  type: RegisteredDataType;
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
  type: RegisteredDataType;
  document: OuraDocument;
  window: Window;
}): boolean {
  const instant = comparedInstant({ type, document });
  if (instant < window.start) return false;
  return type.endInclusive ? instant <= window.end : instant < window.end;
}
