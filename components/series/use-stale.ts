"use client";

import { useMemo } from "react";
import { type Stale, toStaleTypes } from "#components/sync/stale-words.ts";
import { useNow } from "#components/sync/use-now.ts";
import { useSyncProgress } from "#components/sync/use-sync-progress.ts";
import { formatRelativeTime } from "#lib/format/relative-time.ts";
import type { SyncProgress } from "#lib/sync/schema.ts";

interface AsRendered {
  /** As the server read it. */
  sync: SyncProgress;
  /** The server's time, in milliseconds since 1970. */
  now: number;
}

/** What may be out of date, by type; the same object until the words change, so that charts stay as they are. */
export function useStaleTypes({ sync, now }: AsRendered): Readonly<Record<string, Stale>> {
  const progress = useSyncProgress(sync);
  const time = useNow(now);
  const text = JSON.stringify(toStaleTypes({ progress, now: time }));
  return useMemo(() => JSON.parse(text) as Record<string, Stale>, [text]);
}

/** "Refresh failed, loaded 4 min ago" for data on screen that could not be fetched anew; null otherwise. */
export function useRefreshFailure({
  query: { isError, data, dataUpdatedAt },
  now,
}: {
  query: { isError: boolean; data: unknown; dataUpdatedAt: number };
  now: number;
}): string | null {
  const time = useNow(now);
  if (!isError || data === undefined) return null;
  return `Refresh failed, loaded ${formatRelativeTime({ at: dataUpdatedAt, now: time })}`;
}
