import { queryOptions } from "@tanstack/react-query";
import type { SyncProgress, SyncRequestResult } from "./schema.ts";

const runningMs = 1_000;
const restingMs = 15_000;

/** A person's sync, asked for every second while something is under way and every 15 s otherwise. */
export function syncQueryOptions() {
  return queryOptions({
    queryKey: ["sync"] as const,
    queryFn: ({ signal }) => fetchSyncProgress(signal),
    refetchInterval: ({ state }) => (isRunning(state.data) ? runningMs : restingMs),
  });
}

/** Whether anything is being fetched right now. */
export function isRunning(progress: SyncProgress | undefined): boolean {
  return progress?.run?.status === "running";
}

async function fetchSyncProgress(signal: AbortSignal): Promise<SyncProgress> {
  const response = await fetch("/api/sync", { signal, headers: { accept: "application/json" } });
  return toJson<SyncProgress>(response);
}

/** What `POST /api/sync` may be asked for: the last days again, or the rest of the history. */
export type SyncRequestKind = "recent" | "history";

/** Asks for a sync. @throws Error with the server's words. */
export async function sendSyncRequest(kind: SyncRequestKind): Promise<SyncRequestResult> {
  const response = await fetch("/api/sync", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ kind }),
  });
  return toJson<SyncRequestResult>(response);
}

/** The route's own answer, typed where it is made; an error becomes its message. */
async function toJson<Answer>(response: Response): Promise<Answer> {
  const body = (await response.json()) as Answer & { error?: { message: string } };
  if (!response.ok) throw new Error(body.error?.message ?? "Ringboard could not be reached.");
  return body;
}
