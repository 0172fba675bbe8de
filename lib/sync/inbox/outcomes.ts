import { OuraError, OuraPayloadError } from "../../oura/errors.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import { toSyncFailure } from "../failures.ts";
import type { PendingObject } from "./data.ts";
import { mostAttempts } from "./retry-delays.ts";

/** What became of the events of one object. */
export type EventOutcome =
  | { kind: "store"; keys: readonly string[]; objectId: string; document: unknown }
  | { kind: "delete"; keys: readonly string[]; objectId: string }
  /** Neither stored here nor to be found upstream: there is nothing to do. */
  | { kind: "absent"; keys: readonly string[]; objectId: string; words: string }
  /** Not there yet, or not readable: to be tried again. */
  | { kind: "wait"; keys: readonly string[]; objectId: string; words: string }
  /** Will never work: kept as a dead letter. */
  | { kind: "dead"; keys: readonly string[]; objectId: string; words: string };

/** The outcome of a read that found the document. */
export function toFound({
  object: { keys, objectId },
  document,
}: {
  object: PendingObject;
  document: unknown;
}): EventOutcome {
  return { kind: "store", keys, objectId, document };
}

/** The newest event says that the object is gone: nothing is read. */
export function toDeleted({ keys, objectId }: PendingObject): EventOutcome {
  return { kind: "delete", keys, objectId };
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
  const { keys, objectId } = object;
  if (error.kind === "not_found") {
    if (isLastTry(object)) return { kind: "delete", keys, objectId };
    return { kind: "wait", keys, objectId, words: "Oura does not serve this document yet." };
  }
  if (["payload", "bad_request", "unprocessable"].includes(error.kind)) {
    return { kind: isLastTry(object) ? "dead" : "wait", keys, objectId, words: toWords(error) };
  }
  throw error;
}

/** Why an object cannot be read, for the operator: what is wrong with it, and not which it is. */
function toWords(error: OuraError): string {
  if (error instanceof OuraPayloadError) {
    const places = error.issues.map(({ path, message }) => `${path}: ${message}`);
    return `The document is malformed (${places.join("; ")}).`;
  }
  const failure = toSyncFailure({ error, now: Date.now() });
  return "words" in failure ? failure.words : "Oura's answer could not be used.";
}

/** An object that a read of a range did not bring, and may yet. */
export function toMissing({ keys, objectId }: PendingObject): EventOutcome {
  return { kind: "wait", keys, objectId, words: "Oura does not list this document yet." };
}

/** An object that no read of the whole history brought, and of which nothing is stored. */
export function toAbsent({ keys, objectId }: PendingObject): EventOutcome {
  return { kind: "absent", keys, objectId, words: "Oura has never listed this document." };
}

/** Whether this is the last time that an object is asked for. */
export function isLastTry({ attempts }: PendingObject): boolean {
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
