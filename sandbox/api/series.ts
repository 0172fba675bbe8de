import { daySeconds } from "../people/calendar.ts";
import type { History } from "../people/history.ts";
import { detail, type Reply } from "../server/exchange.ts";
import { heartRateRows } from "./heart-rate.ts";
import { toFlagProblem, unprocessable } from "./problems.ts";
import { batteryRows } from "./ring-battery.ts";
import type { ServedTypeId } from "./served-types.ts";
import type { Row, Shape } from "./shape.ts";
import { readWindow, type Window } from "./window.ts";

const rowsPerPage = 1000;
const longest = 30 * daySeconds;

type Source = (given: { history: History; window: Window; shape: Shape }) => Iterable<Row>;

/** The types that are rows in time. */
const sources = {
  heartrate: heartRateRows,
  ring_battery_level: batteryRows,
} as const satisfies Partial<Record<ServedTypeId, Source>>;

export type SeriesId = keyof typeof sources;

export function isSeriesId(id: ServedTypeId): id is SeriesId {
  return Object.hasOwn(sources, id);
}

/** Where the next page begins: an instant, and how many rows of that very instant were sent. */
interface Cursor {
  user: string;
  from: number;
  skip: number;
  end: number;
}

interface SeriesRequest {
  id: SeriesId;
  history: History;
  query: URLSearchParams;
  now: number;
  shape: Shape;
  /** Whether `latest` is a parameter here. */
  selects: boolean;
}

/** A page of rows, oldest first; the last 24 hours unless asked otherwise. */
export function listSeries(request: SeriesRequest): Reply {
  const { id, history, query, now, shape } = request;
  const isLatest = readLatest(request);
  const result = readWindow({
    query,
    names: { start: "start_datetime", end: "end_datetime" },
    kinds: ["datetime"],
    usual: {
      end: Math.max(Math.floor(now / 1000), history.heartRateEnd),
      start: (end) => end - daySeconds,
    },
  });
  const problems = [
    ...(result.kind === "malformed" ? result.problems : []),
    ...(isLatest === null
      ? [toFlagProblem({ name: "latest", given: query.get("latest") ?? "" })]
      : []),
  ];
  if (problems.length > 0) return unprocessable({ problems, spec: shape.spec });
  const rows = (window: Window) => sources[id]({ history, window, shape });
  if (isLatest) return toReply({ rows: newest({ rows, history }), next: null });
  const token = query.get("next_token");
  if (token !== null && token !== "") {
    const cursor = readCursor(token);
    if (cursor?.user !== history.userId)
      return detail({ status: 400, message: "Invalid next_token" });
    return toPage({ rows, history, cursor });
  }
  if (result.kind !== "window")
    return detail({ status: 400, message: "Start time is greater than end time" });
  const { start, end } = result.window;
  if (end - start > longest) {
    return detail({ status: 400, message: "Time range must not exceed 30 days" });
  }
  return toPage({ rows, history, cursor: { user: history.userId, from: start, skip: 0, end } });
}

const yes = ["1", "on", "t", "true", "y", "yes"];
const no = ["0", "off", "f", "false", "n", "no"];

/** Whether the newest row alone is wanted; null when that cannot be read. */
function readLatest({ query, shape, selects }: SeriesRequest): boolean | null {
  const given = selects && shape.spec !== "1.27" ? query.get("latest") : null;
  if (given === null || no.includes(given.toLowerCase())) return false;
  return yes.includes(given.toLowerCase()) ? true : null;
}

/** The last row there is, found from the end a day at a time. */
function newest({
  rows,
  history,
}: {
  rows: (window: Window) => Iterable<Row>;
  history: History;
}): readonly string[] {
  const first = history.firstDay * daySeconds;
  for (let end = history.heartRateEnd; end > first; end -= daySeconds) {
    const last = Array.from(rows({ start: end - daySeconds, end })).at(-1);
    if (last !== undefined) return [last.row];
  }
  return [];
}

function toPage({
  rows,
  history,
  cursor,
}: {
  rows: (window: Window) => Iterable<Row>;
  history: History;
  cursor: Cursor;
}): Reply {
  const page: string[] = [];
  let next: Cursor | null = null;
  let sameInstant = 0;
  let previous = Number.NaN;
  let toSkip = cursor.skip;
  for (const { instant, row } of rows({ start: cursor.from, end: cursor.end })) {
    sameInstant = instant === previous ? sameInstant + 1 : 0;
    previous = instant;
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    if (page.length === rowsPerPage) {
      next = { user: history.userId, from: instant, skip: sameInstant, end: cursor.end };
      break;
    }
    page.push(row);
  }
  return toReply({ rows: page, next });
}

function toReply({ rows, next }: { rows: readonly string[]; next: Cursor | null }): Reply {
  const token =
    next === null ? "null" : `"${Buffer.from(JSON.stringify(next)).toString("base64url")}"`;
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: `{"data":[${rows.join(",")}],"next_token":${token}}`,
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
