import type { RegisteredDataType } from "#lib/oura/registry.ts";
import { daySeconds } from "../people/calendar.ts";
import type { OuraDocument } from "../people/documents/draft.ts";
import type { History } from "../people/history.ts";
import { detail, json, type Reply } from "../server/exchange.ts";
import { isInside, readWindow, type Window } from "./window.ts";

/** Days that a list answers when no start was asked for. */
const usualDays = 7;

/** A night of day D starts on D-1 or D, and offsets reach 14 hours: days to look at on both sides. */
const margin = 2;

/** `GET /{type}`: every document in the window on one page, oldest first. */
export function listDocuments({
  type,
  history,
  query,
  now,
}: {
  type: RegisteredDataType;
  history: History;
  query: URLSearchParams;
  now: number;
}): Reply {
  const token = query.get("next_token");
  if (token !== null && token !== "") return detail({ status: 400, message: "Invalid next_token" });
  if (type.window === "none") {
    return json({
      body: { data: Array.from(history.all(type.id), ({ body }) => body), next_token: null },
    });
  }
  const newest = Math.max(Math.floor(now / 1000), (history.lastDay + 1) * daySeconds);
  const result = readWindow({
    query,
    names: { start: "start_date", end: "end_date" },
    usual: { end: newest, start: (end) => end - usualDays * daySeconds },
  });
  if (result.kind === "malformed") return detail({ status: 422, message: result.problems });
  if (result.kind === "reversed")
    return detail({ status: 400, message: "Start time is greater than end time" });
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: toListBody(inWindow({ type, history, window: result.window })),
  };
}

function* inWindow({
  type,
  history,
  window,
}: {
  type: RegisteredDataType;
  history: History;
  window: Window;
}): Generator<OuraDocument> {
  const from = Math.floor(window.start / daySeconds) - margin;
  const to = Math.ceil(window.end / daySeconds) + margin;
  for (const document of history.documents({ type: type.id, from, to })) {
    if (isInside({ type, document, window })) yield document;
  }
}

/** A page in pieces of some documents each, so that years of nights never block the program. */
export function* toListBody(documents: Iterable<OuraDocument>): Generator<string> {
  let piece = '{"data":[';
  let first = true;
  for (const { body } of documents) {
    piece += (first ? "" : ",") + JSON.stringify(body);
    first = false;
    if (piece.length < 64 * 1024) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}],"next_token":null}`;
}

/** `GET /{type}/{document_id}`. */
export function getDocument({
  type,
  history,
  id,
}: {
  type: RegisteredDataType;
  history: History;
  id: string;
}): Reply {
  const document = history.find({ type: type.id, id });
  return document === null
    ? detail({ status: 404, message: "Document not found." })
    : json({ body: document.body });
}
