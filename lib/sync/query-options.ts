import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../query/fetch-json.ts";
import type { SyncProgress, SyncRequestResult } from "./schema.ts";

const path = "/api/sync";
const runningMs = 1_000;
const restingMs = 15_000;

/** A person's sync, asked for every second while something is under way and every 15 s otherwise. */
export function syncQueryOptions() {
  return queryOptions({
    queryKey: ["sync"] as const,
    queryFn: ({ signal }) => fetchJson<SyncProgress>({ path, signal }),
    refetchInterval: ({ state }) => (isRunning(state.data) ? runningMs : restingMs),
  });
}

/** Whether anything is being fetched right now. */
export function isRunning(progress: SyncProgress | undefined): boolean {
  return progress?.run?.status === "running";
}

/** What `POST /api/sync` may be asked for: the last days again, or the rest of the history. */
export type SyncRequestKind = "recent" | "history";

/** Asks for a sync. @throws ApiError with the server's words. */
export function sendSyncRequest(kind: SyncRequestKind): Promise<SyncRequestResult> {
  return fetchJson<SyncRequestResult>({ path, body: { kind } });
}
