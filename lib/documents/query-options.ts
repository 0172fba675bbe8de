import { queryOptions } from "@tanstack/react-query";
import type { DataTypeId } from "../oura/registry.ts";
import { fetchJson } from "../query/fetch-json.ts";
import { healthKey } from "../query/keys.ts";
import type { Day } from "../time/day.ts";
import type { DocumentPayload, DocumentsAnswer } from "./schema.ts";

/**
 * Documents of one type as received, of a range of days or, without one, all. Heavy fields only when
 * asked for. Prefetch with `listDocuments`.
 */
export function documentsQueryOptions({
  type,
  range,
  withSeries,
}: {
  type: DataTypeId;
  range: { from: Day; to: Day } | null;
  withSeries: "all" | "none";
}) {
  const search = new URLSearchParams({ ...range, series: withSeries === "all" ? "1" : "0" });
  return queryOptions({
    queryKey: [healthKey, "documents", { type, range, withSeries }] as const,
    queryFn: ({ signal }) =>
      fetchJson<DocumentsAnswer>({ path: `/api/documents/${type}?${search}`, signal }),
  });
}

/** One document as received; prefetch with `getDocument`. */
export function documentQueryOptions({
  type,
  documentId,
}: {
  type: DataTypeId;
  documentId: string;
}) {
  return queryOptions({
    queryKey: [healthKey, "document", { type, documentId }] as const,
    queryFn: ({ signal }) =>
      fetchJson<DocumentPayload>({
        path: `/api/documents/${type}/${encodeURIComponent(documentId)}`,
        signal,
      }),
  });
}
