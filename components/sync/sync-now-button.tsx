"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { notify } from "#components/ui/notify.ts";
import { isRunning, sendSyncRequest, syncQueryOptions } from "#lib/sync/query-options.ts";
import type { SyncRequestResult } from "#lib/sync/schema.ts";

interface SyncNowButtonProps {
  label?: string;
  /** `history` goes on with a backfill that stopped. */
  kind?: "recent" | "history";
  variant?: "primary" | "secondary";
}

/** Reads the last days again from Oura, at most once a minute. Pages refetch once it is done. */
export function SyncNowButton({
  label = "Sync now",
  kind = "recent",
  variant = "secondary",
}: SyncNowButtonProps) {
  const client = useQueryClient();
  const { data } = useQuery(syncQueryOptions());
  const { mutate, isPending } = useMutation({
    mutationFn: () => sendSyncRequest({ kind }),
    onSuccess: (result) => announce({ ...result, kind }),
    onError: ({ message }) => notify("error", message),
    onSettled: () => client.invalidateQueries({ queryKey: syncQueryOptions().queryKey }),
  });
  return (
    <Button
      onClick={() => mutate()}
      pending={isPending || isRunning(data)}
      size="sm"
      variant={variant}
    >
      {!isPending && !isRunning(data) && <RefreshCw aria-hidden />}
      {label}
    </Button>
  );
}

const started = {
  recent: "Reading the last days again",
  history: "Going on with your history",
} as const;

function announce({
  state,
  retryAfterSeconds,
  kind,
}: SyncRequestResult & { kind: keyof typeof started }): void {
  if (state === "started") notify("success", started[kind]);
  if (state === "recent") notify("info", `Just synced. Try again in ${retryAfterSeconds} s.`);
  if (state === "disconnected") notify("error", "Connect your ring first");
}
