import { type DataTypeId, isDataTypeId } from "#lib/oura/registry.ts";
import { daySeconds } from "../people/calendar.ts";
import type { OuraDocument } from "../people/documents/draft.ts";
import type { History } from "../people/history.ts";
import { detail, type Reply } from "../server/exchange.ts";
import { toNewerBody } from "./newer-shape.ts";
import { unprocessable } from "./problems.ts";
import type { ServedType } from "./served-types.ts";
import { type Shape, select } from "./shape.ts";
import { isInside, readWindow, type Window } from "./window.ts";

/** Days that a list answers when no start was asked for. */
const usualDays = 7;

/** A night of day D starts on D-1 or D, and offsets reach 14 hours: days to look at on both sides. */
const margin = { day: 0, instant: 2 } as const satisfies Record<ServedType["basis"], number>;

const headers = { "content-type": "application/json" };

/** A type whose documents can be listed. */
type ListedType = Pick<ServedType, "window" | "basis" | "endInclusive"> & { id: DataTypeId };

/** A type as one that has documents. @throws TypeError for one whose rows or object have none */
export function requireListed(type: ServedType): ListedType {
  const { id } = type;
  if (type.answer !== "list" || !isDataTypeId(id)) throw new TypeError(`no documents of ${id}`);
  return { ...type, id };
}

/** `GET /{type}`: every document in the window on one page, oldest first. */
export function listDocuments({
  type,
  history,
  query,
  now,
  shape,
}: {
  type: ListedType;
  history: History;
  query: URLSearchParams;
  now: number;
  shape: Shape;
}): Reply {
  const write = toWriter({ type: type.id, history, shape });
  const documents = (found: Iterable<OuraDocument>): Reply => ({
    status: 200,
    headers,
    body: toListBody({ documents: found, write }),
  });
  const token = query.get("next_token");
  const isForged = token !== null && token !== "";
  if (type.window === "none") {
    return isForged ? invalidToken() : documents(history.all(type.id));
  }
  const newest = Math.max(Math.floor(now / 1000), (history.lastDay + 1) * daySeconds);
  const result = readWindow({
    query,
    names: { start: "start_date", end: "end_date" },
    kinds: ["datetime", "date"],
    usual: { end: newest, start: (end) => end - usualDays * daySeconds },
  });
  if (result.kind === "malformed") return unprocessable({ ...result, spec: shape.spec });
  if (isForged) return invalidToken();
  if (result.kind === "reversed")
    return detail({ status: 400, message: "Start time is greater than end time" });
  return documents(inWindow({ type, history, window: result.window }));
}

/** No list of documents has a second page, so no token can be one of ours. */
function invalidToken(): Reply {
  return detail({ status: 400, message: "Invalid next_token" });
}

function* inWindow({
  type,
  history,
  window,
}: {
  type: ListedType;
  history: History;
  window: Window;
}): Generator<OuraDocument> {
  const from = Math.floor(window.start / daySeconds) - margin[type.basis];
  const to = Math.ceil(window.end / daySeconds) + margin[type.basis];
  for (const document of history.documents({ type: type.id, from, to })) {
    if (isInside({ type, document, window })) yield document;
  }
}

/** How a document of a type becomes JSON text. */
export function toWriter({
  type,
  history,
  shape: { spec, fields },
}: {
  type: DataTypeId;
  history: History;
  shape: Shape;
}): (document: OuraDocument) => string {
  if (spec === "1.27") return ({ body }) => JSON.stringify(body);
  return (document) =>
    JSON.stringify(select({ body: toNewerBody({ type, document, history }), fields }));
}

/** A page in pieces of some documents each, so that years of nights never block the program. */
export function* toListBody({
  documents,
  write,
}: {
  documents: Iterable<OuraDocument>;
  write: (document: OuraDocument) => string;
}): Generator<string> {
  let piece = '{"data":[';
  let first = true;
  for (const document of documents) {
    piece += (first ? "" : ",") + write(document);
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
  shape,
}: {
  type: DataTypeId;
  history: History;
  id: string;
  shape: Shape;
}): Reply {
  const document = history.find({ type, id });
  if (document === null) return detail({ status: 404, message: "Document not found." });
  return { status: 200, headers, body: toWriter({ type, history, shape })(document) };
}
