import type { StorableDocument } from "./read-payloads.ts";

/** Bounds of one statement: enough to make its overhead vanish, little enough to keep memory flat. */
const mostDocuments = 2_000;
const mostCharacters = 4_000_000;

/** Cuts documents into runs that each fit one statement; a giant one travels alone. */
export function* toChunks(documents: readonly StorableDocument[]): Generator<StorableDocument[]> {
  let chunk: StorableDocument[] = [];
  let characters = 0;
  for (const document of documents) {
    const size = document.bodyText.length + (document.seriesText?.length ?? 0);
    const isFull = chunk.length === mostDocuments || characters + size > mostCharacters;
    if (isFull && chunk.length > 0) {
      yield chunk;
      chunk = [];
      characters = 0;
    }
    chunk.push(document);
    characters += size;
  }
  if (chunk.length > 0) yield chunk;
}
