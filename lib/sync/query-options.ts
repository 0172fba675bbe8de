import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "../query/fetch-json.ts";
import type { SyncProgress, SyncRequestResult, TypeProgress } from "./schema.ts";

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
  return progress?.run?.status === "running" || (progress?.types.some(isRereading) ?? false);
}

/** A re-read that takes longer waits for something, and need not be watched every second. */
const watchedMs = 5 * 60_000;

/** Whether the person has asked for a re-read of a type that is still to come. */
export function isRereading({ askedAt, lastFetchAt }: TypeProgress): boolean {
  if (askedAt === null || (lastFetchAt !== null && lastFetchAt >= askedAt)) return false;
  return Date.now() - Date.parse(askedAt) < watchedMs;
}

/**
 * What `POST /api/sync` may be asked for: the last days again, the rest of the history, or all of it once
 * more; or one type's last months.
 */
export type SyncRequest =
  | { kind: "recent" | "history" | "again" }
  | { kind: "reread"; type: string };

/** Asks for a sync. @throws ApiError with the server's words. */
export function sendSyncRequest(request: SyncRequest): Promise<SyncRequestResult> {
  return fetchJson<SyncRequestResult>({ path, body: request });
}
