import type { ReadDocument } from "../oura/define-data-type.ts";
import { OuraPayloadError } from "../oura/errors.ts";
import { type DataTypeId, requireDataType } from "../oura/registry.ts";

/** A document ready for the store, and its JSON as the database takes it. */
export interface StorableDocument extends ReadDocument {
  bodyText: string;
  /** Null when the document has no heavy field. */
  seriesText: string | null;
}

/** A payload that cannot be stored, and why in words that hold none of its values. */
export interface RefusedDocument {
  /** Absent when the payload does not even say which document it is. */
  documentId?: string;
  reason: string;
}

/** An index entry must fit a third of a database page; no id of Oura's comes near. */
const longestId = 512;

/**
 * Reads payloads of one type. Of several with one id the last wins: pages come oldest first.
 * Sorted by id, so that concurrent writers meet rows in one order. Refuses, never throws for a payload.
 */
export function readPayloads({
  type,
  documents,
}: {
  type: DataTypeId;
  documents: readonly unknown[];
}): { accepted: StorableDocument[]; refused: RefusedDocument[] } {
  const { read } = requireDataType(type);
  const accepted = new Map<string, StorableDocument>();
  const refused: RefusedDocument[] = [];
  for (const payload of documents) {
    try {
      const document: ReadDocument = read(payload);
      const storable = {
        ...document,
        bodyText: JSON.stringify(document.body),
        seriesText: document.series === null ? null : JSON.stringify(document.series),
      };
      const reason = toRefusal(storable);
      if (reason === null) accepted.set(document.documentId, storable);
      else refused.push({ documentId: document.documentId.slice(0, longestId), reason });
    } catch (error) {
      if (!(error instanceof OuraPayloadError)) throw error;
      refused.push({ ...toNamedId(payload), reason: error.message });
    }
  }
  const sorted = [...accepted.values()].toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
  return { accepted: sorted, refused };
}

/** What PostgreSQL cannot hold, though JSON can. One such document must not fail its whole chunk. */
function toRefusal({ documentId, day, bodyText, seriesText }: StorableDocument): string | null {
  if (documentId.length > longestId) return `its id is longer than ${longestId} characters`;
  if (day !== null && day < "0001-01-01") return "its day lies before the year 1";
  if (hasUnstorableText(bodyText) || (seriesText !== null && hasUnstorableText(seriesText))) {
    return "its text holds a NUL character or half of a surrogate pair, which the database cannot store";
  }
  return null;
}

/** `JSON.stringify` escapes NUL and lone surrogates, and a real backslash doubles: odd runs end in an escape. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

function hasUnstorableText(json: string): boolean {
  // The regular expression is slow on long series; almost no document gets past this line.
  if (!json.includes("\\u0000") && !json.includes("\\ud")) return false;
  return unstorable.test(json);
}

function toNamedId(payload: unknown): { documentId?: string } {
  if (typeof payload !== "object" || payload === null || !("id" in payload)) return {};
  return typeof payload.id === "string" ? { documentId: payload.id.slice(0, longestId) } : {};
}
