import { daySeconds, formatInstant } from "../people/calendar.ts";
import { heartRateSources } from "../people/heart-rate.ts";
import type { History } from "../people/history.ts";
import { localDay, offsetAt } from "../people/zones.ts";
import { detail, type Reply } from "../server/exchange.ts";
import { readWindow, type Window } from "./window.ts";

const rowsPerPage = 1000;
const longest = 30 * daySeconds;

/** Where the next page begins: an instant, and how many rows of that very instant were sent. */
interface Cursor {
  user: string;
  from: number;
  skip: number;
  end: number;
}

/** `GET /heartrate`: a page of rows, oldest first; the last 24 hours unless asked otherwise. */
export function listHeartRate({
  history,
  query,
  now,
}: {
  history: History;
  query: URLSearchParams;
  now: number;
}): Reply {
  const token = query.get("next_token");
  if (token !== null && token !== "") {
    const cursor = readCursor(token);
    if (cursor?.user !== history.userId)
      return detail({ status: 400, message: "Invalid next_token" });
    return toPage({ history, window: { start: cursor.from, end: cursor.end }, skip: cursor.skip });
  }
  const result = readWindow({
    query,
    names: { start: "start_datetime", end: "end_datetime" },
    usual: {
      end: Math.max(Math.floor(now / 1000), history.heartRateEnd),
      start: (end) => end - daySeconds,
    },
  });
  if (result.kind === "malformed") return detail({ status: 422, message: result.problems });
  if (result.kind === "reversed")
    return detail({ status: 400, message: "Start time is greater than end time" });
  if (result.window.end - result.window.start > longest) {
    return detail({ status: 400, message: "Time range must not exceed 30 days" });
  }
  return toPage({ history, window: result.window, skip: 0 });
}

/** Every row of a window as JSON text, without paging. */
export function* heartRateRows({
  history,
  window,
}: {
  history: History;
  window: Window;
}): Generator<{ instant: number; row: string }> {
  const { home } = history.person.persona;
  const first = Math.max(history.firstDay, localDay({ zone: home, instant: window.start }) - 1);
  const last = Math.min(history.lastDay, localDay({ zone: home, instant: window.end }) + 2);
  for (let day = first; day <= last; day++) {
    const { instants, bpm, sources } = history.heartRate(day);
    const { zone } = history.person.plan(day);
    for (let index = 0; index < instants.length; index++) {
      const instant = instants[index] ?? 0;
      if (instant < window.start || instant >= window.end) continue;
      const timestamp = formatInstant({ instant, offset: offsetAt({ zone, instant }) });
      const source = heartRateSources[sources[index] ?? 0];
      yield {
        instant,
        row: `{"bpm":${bpm[index]},"source":"${source}","timestamp":"${timestamp}"}`,
      };
    }
  }
}

function toPage({
  history,
  window,
  skip,
}: {
  history: History;
  window: Window;
  skip: number;
}): Reply {
  const rows: string[] = [];
  let cursor: Cursor | null = null;
  let sameInstant = 0;
  let previous = Number.NaN;
  let toSkip = skip;
  for (const { instant, row } of heartRateRows({ history, window })) {
    sameInstant = instant === previous ? sameInstant + 1 : 0;
    previous = instant;
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    if (rows.length === rowsPerPage) {
      cursor = { user: history.userId, from: instant, skip: sameInstant, end: window.end };
      break;
    }
    rows.push(row);
  }
  const next =
    cursor === null ? "null" : `"${Buffer.from(JSON.stringify(cursor)).toString("base64url")}"`;
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: `{"data":[${rows.join(",")}],"next_token":${next}}`,
  };
}

function readCursor(token: string): Cursor | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { user, from, skip, end } = value as Partial<Record<keyof Cursor, unknown>>;
  const valid =
    typeof user === "string" &&
    typeof from === "number" &&
    typeof skip === "number" &&
    typeof end === "number" &&
    end - from <= longest;
  return valid ? { user, from, skip, end } : null;
}
