import { OuraError } from "../../oura/errors.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import type { PendingObject } from "./data.ts";
import type { EventOutcome } from "./mutations.ts";
import { retryDelays } from "./retry-delays.ts";

const mostAttempts = retryDelays.length + 1;

/** Objects read one by one; above that one read of the range brings them all. */
export const mostSingles = 5;

/** The outcome of a read that found the document. */
export function toFound({
  object,
  document,
}: {
  object: PendingObject;
  document: unknown;
}): EventOutcome {
  const { keys, objectId } = object;
  return { kind: "store", keys, objectId, document };
}

/**
 * The outcome of a failed read of one object: a missing document is waited for and then taken for
 * deleted, a malformed one ends as a dead letter. @throws the error itself when it is about more than the object.
 */
export function toFailed({
  object,
  error,
}: {
  object: PendingObject;
  error: unknown;
}): EventOutcome {
  if (!(error instanceof OuraError)) throw error;
  const { keys, objectId, attempts } = object;
  const isLast = attempts + 1 >= mostAttempts;
  if (error.kind === "not_found") {
    if (isLast) return { kind: "delete", keys, objectId };
    return { kind: "wait", keys, words: "Oura does not serve this document yet." };
  }
  if (["payload", "bad_request", "unprocessable"].includes(error.kind)) {
    return { kind: isLast ? "dead" : "wait", keys, words: error.message };
  }
  throw error;
}

/** An object that a read of the whole range did not bring: only a read by its id can settle it. */
export function toMissing(object: PendingObject): EventOutcome {
  return { kind: "wait", keys: object.keys, words: "Oura does not list this document yet." };
}

/** Whether a missing object has been waited for long enough to be asked for by its id. */
export function isDueForSingle({ attempts }: PendingObject): boolean {
  return attempts + 1 >= mostAttempts;
}

/** Documents of a range by every id that an event may name them by. */
export function toDocumentsById({
  type,
  documents,
}: {
  type: DataTypeId;
  documents: readonly unknown[];
}): Map<string, unknown> {
  const { read } = requireDataType(type);
  const byId = new Map<string, unknown>();
  for (const document of documents) {
    try {
      const { documentId, body } = read(document);
      byId.set(documentId, document);
      // Cardiovascular age is keyed on its day here, and by an id of its own in newer events.
      if (typeof body["id"] === "string") byId.set(body["id"], document);
    } catch (error) {
      // One malformed document must not hide its neighbours; its own event is settled by its id.
      if (!(error instanceof OuraError)) throw error;
    }
  }
  return byId;
}
