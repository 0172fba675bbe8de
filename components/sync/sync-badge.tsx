"use client";

import Link from "next/link";
import { StatusChip } from "#components/ui/badge.tsx";
import type { SyncProgress } from "#lib/sync/schema.ts";
import { toBadgeWords } from "./sync-words.ts";
import { useNow } from "./use-now.ts";
import { useSyncProgress } from "./use-sync-progress.ts";

interface SyncBadgeProps {
  /** As the server read it, so that the first paint says something. */
  initial: SyncProgress;
  /** The server's time, in milliseconds since 1970. */
  now: number;
}

/** How fresh the data is, in a few words that lead to the details. Asks on while anything is fetched. */
export function SyncBadge({ initial, now }: SyncBadgeProps) {
  const data = useSyncProgress(initial);
  const { tone, words } = toBadgeWords({ progress: data, now: useNow(now) });
  const href = data.connection === null ? "/connect" : "/sync";
  return (
    <Link
      aria-label={`Sync: ${words}`}
      className="flex min-w-0 items-center self-center rounded-full md:ml-3 md:self-start"
      href={href}
    >
      <StatusChip tone={tone}>{words}</StatusChip>
    </Link>
  );
}
