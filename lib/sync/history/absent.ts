import type { OuraClient } from "../../oura/client.ts";
import { OuraError } from "../../oura/errors.ts";
import { type DataTypeId, requireDataType } from "../../oura/registry.ts";
import type { WindowContents } from "./fetch-window.ts";

/** A stored document of the days that were read. */
export interface PresentDocument {
  documentId: string;
  /** By which upstream knows it; null where it gives none. */
  ouraId: string | null;
}

/** Reads by id in one re-read; the rest of a longer list is asked for by the next. */
const mostSingles = 25;

/**
 * Settles what is stored of the days just read and was not in the answer. A list alone deletes
 * nothing: it may be empty or cut short by mistake. Each document is asked for by its id, and only a 404
 * says that it is gone; one that is there after all joins the contents, one without an id stays.
 * @throws whatever any other answer throws, and then nothing of the read is committed.
 */
export async function readAbsent({
  client,
  type,
  contents,
  present,
}: {
  client: OuraClient;
  type: DataTypeId;
  contents: WindowContents;
  present: readonly PresentDocument[];
}): Promise<{ contents: WindowContents; deletedIds: string[] }> {
  if (contents.kind === "samples" || !requireDataType(type).single) {
    return { contents, deletedIds: [] };
  }
  const listed = toListedIds({ type, documents: contents.documents });
  const absent = present
    .filter(
      ({ documentId, ouraId }) => !listed.has(documentId) && !listed.has(ouraId ?? documentId),
    )
    .slice(0, mostSingles);
  const documents = [...contents.documents];
  const deletedIds: string[] = [];
  for (const { documentId, ouraId } of absent) {
    if (ouraId === null) continue;
    const document = await getOrNull({ client, type, documentId: ouraId });
    if (document === null) deletedIds.push(documentId);
    else documents.push(document);
  }
  return { contents: { kind: "documents", documents }, deletedIds };
}

async function getOrNull({
  client,
  type,
  documentId,
}: {
  client: OuraClient;
  type: DataTypeId;
  documentId: string;
}): Promise<unknown> {
  try {
    return await client.get({ type, documentId });
  } catch (error) {
    if (error instanceof OuraError && error.kind === "not_found") return null;
    throw error;
  }
}

/** Every id by which the answer names a document, of malformed ones too: those are there. */
function toListedIds({
  type,
  documents,
}: {
  type: DataTypeId;
  documents: readonly unknown[];
}): ReadonlySet<string> {
  const { read } = requireDataType(type);
  const ids = new Set<string>();
  for (const document of documents) {
    const { id } = (document ?? {}) as { id?: unknown };
    if (typeof id === "string") ids.add(id);
    try {
      ids.add(read(document).documentId);
    } catch (error) {
      // The store refuses it and says so; here it only counts as present.
      if (!(error instanceof OuraError)) throw error;
    }
  }
  return ids;
}
