"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "#components/ui/notify.ts";
import { formatTimeLeft } from "#lib/format/duration.ts";
import { type SyncRequest, sendSyncRequest, syncQueryOptions } from "#lib/sync/query-options.ts";
import type { SyncRequestResult } from "#lib/sync/schema.ts";

/** Sends requests to sync, and says how each was taken; `started` are the words for one that began. */
export function useSyncRequest({ request, started }: { request: SyncRequest; started: string }) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => sendSyncRequest(request),
    onSuccess: (result) => announce({ result, started }),
    onError: ({ message }) => notify("error", message),
    onSettled: () => client.invalidateQueries({ queryKey: syncQueryOptions().queryKey }),
  });
}

function announce({ result, started }: { result: SyncRequestResult; started: string }): void {
  const left = formatTimeLeft({ seconds: result.retryAfterSeconds });
  const notices = {
    started: ["success", started],
    recent: ["info", `Asked for a moment ago: ${left} until it may be asked for again.`],
    running: ["info", "This is under way already."],
    not_granted: ["error", "You have not granted access to this."],
    disconnected: ["error", "Connect your ring first."],
  } as const satisfies Record<
    SyncRequestResult["state"],
    readonly ["success" | "info" | "error", string]
  >;
  const [kind, words] = notices[result.state];
  notify(kind, words);
}
