import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../query/fetch-json.ts";
import { healthKey } from "../query/keys.ts";
import type { VersionsAnswer } from "./schema.ts";

/** All versions of a document. */
export function versionsQueryOptions({ type, documentId }: { type: string; documentId: string }) {
  const path = `/api/documents/${encodeURIComponent(type)}/${encodeURIComponent(documentId)}/versions`;
  return queryOptions({
    queryKey: [healthKey, "versions", type, documentId] as const,
    queryFn: ({ signal }) => fetchJson<VersionsAnswer>({ path, signal }),
  });
}
