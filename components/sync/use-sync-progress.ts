"use client";

import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { syncQueryOptions } from "#lib/sync/query-options.ts";
import type { SyncProgress } from "#lib/sync/schema.ts";

const subscribe = () => () => {};

/**
 * A person's sync, as the server read it until this part of the page is hydrated and live from then on:
 * parts hydrate one after the other, and by then another part may have fetched newer figures already.
 */
export function useSyncProgress(initial: SyncProgress): SyncProgress {
  const { data } = useQuery({ ...syncQueryOptions(), initialData: initial });
  const isHydrated = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return isHydrated ? data : initial;
}
